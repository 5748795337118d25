namespace Kontextual.Domain;

/// <summary>Selects outputs of runs whose inputs have moved on. Without <see cref="Artifact"/> and <see cref="Run"/>, all of the store are selected.</summary>
public sealed record StaleQuery
{
    /// <summary>Only this artifact. Null for any artifact.</summary>
    public ArtifactId? Artifact { get; init; }

    /// <summary>Only outputs of this run. Null for any run.</summary>
    public RunId? Run { get; init; }

    /// <summary>
    /// True to also select outputs that were made from stale outputs. False by default. The cost is then proportional to the lineage of the selected
    /// outputs.
    /// </summary>
    public bool Transitive { get; init; }
}
