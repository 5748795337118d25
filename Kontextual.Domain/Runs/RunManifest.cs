using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The sealed record of one attempt of a run. A manifest is immutable.</summary>
public sealed record RunManifest
{
    /// <summary>The id. It is assigned when the manifest is sealed and never changes.</summary>
    [JsonPropertyName("id")]
    public required ManifestId Id { get; init; }

    /// <summary>The id of the run.</summary>
    [JsonPropertyName("runId")]
    public required RunId RunId { get; init; }

    /// <summary>The number of the attempt. A run has one manifest for each attempt that has ended.</summary>
    [JsonPropertyName("attempt")]
    public required int Attempt { get; init; }

    /// <summary>The outcome of the attempt.</summary>
    [JsonPropertyName("outcome")]
    public required AttemptOutcome Outcome { get; init; }

    /// <summary>Describes the tool that did the work.</summary>
    [JsonPropertyName("tool")]
    public required Metadata Tool { get; init; }

    /// <summary>Describes the environment of the tool.</summary>
    [JsonPropertyName("environment")]
    public required Metadata Environment { get; init; }

    /// <summary>The time when the attempt started.</summary>
    [JsonPropertyName("startedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The time when the attempt ended.</summary>
    [JsonPropertyName("finishedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>The messages of the attempt, in order.</summary>
    [JsonPropertyName("diagnostics")]
    public IReadOnlyList<Diagnostic> Diagnostics { get; init => field = DiagnosticList.Of(value); } = DiagnosticList.Empty;

    /// <summary>The digest of everything that the manifest contains, including its entries, except its id.</summary>
    [JsonPropertyName("digest")]
    public required ContentDigest Digest { get; init; }

    /// <summary>The number of entries, inputs and outputs together.</summary>
    [JsonPropertyName("entryCount")]
    public required int EntryCount { get; init; }

    /// <summary>True when the texts of the manifest have been erased permanently.</summary>
    [JsonPropertyName("purged")]
    public bool IsPurged { get; init; }
}
