namespace Kontextual.Domain;

/// <summary>An output of a run to be recorded: an artifact at a revision.</summary>
public sealed record OutputDraft
{
    /// <summary>
    /// The name by which the operation refers to the output: 1 to 512 code points without U+0000. Recording another revision under the path of
    /// a current output replaces that output. Paths are compared by code point and kept exactly.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>The artifact.</summary>
    public required ArtifactId ArtifactId { get; init; }

    /// <summary>The revision of the artifact. By default, its head revision; the artifact must then be live.</summary>
    public int? Revision { get; init; }

    /// <summary>The step of the run that produced the revision. Null by default.</summary>
    public StepId? Step { get; init; }
}
