namespace Kontextual.Domain;

/// <summary>An artifact revision that a run produced.</summary>
internal sealed record RunOutput
{
    /// <summary>The run that produced it.</summary>
    public required RunId RunId { get; init; }

    /// <summary>The name the operation knows it by; unique in the run.</summary>
    public required string Path { get; init; }

    /// <summary>The attempt that produced it.</summary>
    public required int Attempt { get; init; }

    /// <summary>The ordinal of the step that produced it, if one did.</summary>
    public int? StepOrdinal { get; init; }

    /// <summary>The artifact.</summary>
    public required ArtifactId ArtifactId { get; init; }

    /// <summary>The artifact's revision.</summary>
    public required int Revision { get; init; }

    /// <summary>The digest of the revision's content.</summary>
    public required ContentDigest Digest { get; init; }
}
