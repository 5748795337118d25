using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>One execution of an operation, with one or more attempts.</summary>
public sealed record OperationRun
{
    /// <summary>The id. It is assigned when the run is recorded and never changes.</summary>
    [JsonPropertyName("id")]
    public required RunId Id { get; init; }

    /// <summary>The name of the operation.</summary>
    [JsonPropertyName("operation")]
    public required string Operation { get; init; }

    /// <summary>The current status.</summary>
    [JsonPropertyName("status")]
    public required RunStatus Status { get; init; }

    /// <summary>The number of the current attempt: 1 for the first attempt, incremented by 1 when the run is resumed or taken over.</summary>
    [JsonPropertyName("attempt")]
    public required int Attempt { get; init; }

    /// <summary>The run that started this run, or null when no run did.</summary>
    [JsonPropertyName("parentRunId")]
    public RunId? ParentRunId { get; init; }

    /// <summary>Who runs the operation.</summary>
    [JsonPropertyName("actor")]
    public string? Actor { get; init; }

    /// <summary>The caller's key, unique for each operation. A second start with the same key returns the existing run.</summary>
    [JsonPropertyName("idempotencyKey")]
    public string? IdempotencyKey { get; init; }

    /// <summary>The input bundle of the run.</summary>
    [JsonPropertyName("inputBundleId")]
    public BundleId? InputBundleId { get; init; }

    /// <summary>
    /// The version: 1 when the run is recorded, incremented by 1 with every change of status and with every call that records outputs.
    /// </summary>
    [JsonPropertyName("version")]
    public required int Version { get; init; }

    /// <summary>The time when the run was recorded.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time when the current attempt started.</summary>
    [JsonPropertyName("startedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The time when the current attempt ended.</summary>
    [JsonPropertyName("finishedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>
    /// The time of the last heartbeat. A heartbeat is not a change: it makes no change record and no version, and it is not exported.
    /// </summary>
    [JsonPropertyName("heartbeatAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public DateTimeOffset? HeartbeatAt { get; init; }

    /// <summary>The messages of the current attempt, in order.</summary>
    [JsonPropertyName("diagnostics")]
    public IReadOnlyList<Diagnostic> Diagnostics { get; init => field = DiagnosticList.Of(value); } = DiagnosticList.Empty;

    /// <summary>True when the texts of the run have been erased permanently.</summary>
    [JsonPropertyName("purged")]
    public bool IsPurged { get; init; }
}
