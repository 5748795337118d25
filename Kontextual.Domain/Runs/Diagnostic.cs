using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A message of a run or a step.</summary>
public sealed record Diagnostic
{
    /// <summary>The severity of the message.</summary>
    [JsonPropertyName("severity")]
    public required DiagnosticSeverity Severity { get; init; }

    /// <summary>The code of the message, which the tool defines.</summary>
    [JsonPropertyName("code")]
    public required string Code { get; init; }

    /// <summary>The text of the message, for people.</summary>
    [JsonPropertyName("message")]
    public required string Message { get; init; }

    /// <summary>The name of the step that the message belongs to, or null when it belongs to the run.</summary>
    [JsonPropertyName("step")]
    public string? Step { get; init; }

    /// <summary>The time of the event.</summary>
    [JsonPropertyName("time")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset Time { get; init; }
}
