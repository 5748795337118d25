namespace Kontextual.Domain;

/// <summary>Selects outputs of runs whose inputs have moved on. Without <see cref="Artifact"/> and <see cref="Run"/>, all of the store are selected.</summary>
public sealed record StaleQuery
{
    /// <summary>Only this artifact. Null for any artifact.</summary>
    public ArtifactId? Artifact { get; init; }

    /// <summary>Only outputs of this run. Null for any run.</summary>
    public RunId? Run { get; init; }

    /// <summary>
    /// True to select outputs as well whose inputs have not moved on, but were made from an output that is stale. False by default. It then costs by the
    /// lineage of the selected outputs.
    /// </summary>
    public bool Transitive { get; init; }
}
