using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>An artifact revision that a run produced.</summary>
public sealed record RunOutput : IPinnedEntry
{
    /// <summary>The run that produced the revision.</summary>
    [JsonPropertyName("runId")]
    public required RunId RunId { get; init; }

    /// <summary>The name by which the operation refers to the output. It is unique among the current outputs of the run.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>The number of the attempt that produced the revision.</summary>
    [JsonPropertyName("attempt")]
    public required int Attempt { get; init; }

    /// <summary>The ordinal of the step that produced the revision, or null when no step did.</summary>
    [JsonPropertyName("stepOrdinal")]
    public int? StepOrdinal { get; init; }

    /// <summary>The id of the artifact.</summary>
    [JsonPropertyName("artifactId")]
    public required ArtifactId ArtifactId { get; init; }

    /// <summary>The number of the revision.</summary>
    [JsonPropertyName("revision")]
    public required int Revision { get; init; }

    /// <summary>The digest of the content of the revision.</summary>
    [JsonPropertyName("digest")]
    public required ContentDigest Digest { get; init; }

    /// <summary>The sequence of the change record of the run that recorded the output.</summary>
    [JsonPropertyName("sequence")]
    public required long Sequence { get; init; }

    /// <summary>
    /// The sequence of the change record of the run that recorded another revision under the path, or null while the output is current.
    /// </summary>
    [JsonPropertyName("toSequence")]
    public long? ToSequence { get; init; }

    ArtifactId? IPinnedEntry.ArtifactId => ArtifactId;

    int? IPinnedEntry.Revision => Revision;

    string? IPinnedEntry.Uri => null;
}
