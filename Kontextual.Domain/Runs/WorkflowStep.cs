using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>One step of a run.</summary>
public sealed record WorkflowStep
{
    /// <summary>The id. It is assigned when the step is recorded and never changes.</summary>
    [JsonPropertyName("id")]
    public required StepId Id { get; init; }

    /// <summary>The id of the run that contains the step.</summary>
    [JsonPropertyName("runId")]
    public required RunId RunId { get; init; }

    /// <summary>The position in the run: 1, 2, 3 …</summary>
    [JsonPropertyName("ordinal")]
    public required int Ordinal { get; init; }

    /// <summary>The name of the step.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The current status.</summary>
    [JsonPropertyName("status")]
    public required StepStatus Status { get; init; }

    /// <summary>The number of the attempt of the run that last worked on the step.</summary>
    [JsonPropertyName("attempt")]
    public required int Attempt { get; init; }

    /// <summary>The parameters of the step.</summary>
    [JsonPropertyName("parameters")]
    public required Metadata Parameters { get; init; }

    /// <summary>The result that the step left for later steps and attempts, or null when there is none.</summary>
    [JsonPropertyName("result")]
    public KeptJson? Result { get; init; }

    /// <summary>The version: 1 when the step is recorded, incremented by 1 with every change of status.</summary>
    [JsonPropertyName("version")]
    public required int Version { get; init; }

    /// <summary>The time when the step started.</summary>
    [JsonPropertyName("startedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The time when the step ended.</summary>
    [JsonPropertyName("finishedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The messages of the step, in order.</summary>
    [JsonPropertyName("diagnostics")]
    public IReadOnlyList<Diagnostic> Diagnostics { get; init => field = DiagnosticList.Of(value); } = DiagnosticList.Empty;

    /// <summary>True when the texts of the step have been erased permanently.</summary>
    [JsonPropertyName("purged")]
    public bool IsPurged { get; init; }
}
