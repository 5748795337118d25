namespace Kontextual.Domain;

/// <summary>An artifact revision that a run produced.</summary>
internal sealed record RunOutput
{
    /// <summary>The run that produced the revision.</summary>
    public required RunId RunId { get; init; }

    /// <summary>The name by which the operation refers to the output. It is unique in the run.</summary>
    public required string Path { get; init; }

    /// <summary>The number of the attempt that produced the revision.</summary>
    public required int Attempt { get; init; }

    /// <summary>The ordinal of the step that produced the revision, or null when no step did.</summary>
    public int? StepOrdinal { get; init; }

    /// <summary>The id of the artifact.</summary>
    public required ArtifactId ArtifactId { get; init; }

    /// <summary>The number of the revision.</summary>
    public required int Revision { get; init; }

    /// <summary>The digest of the content of the revision.</summary>
    public required ContentDigest Digest { get; init; }

    /// <summary>The sequence of the change record of the run that recorded the output, see <see cref="RunOutputsState"/>.</summary>
    public required long Sequence { get; init; }
}
