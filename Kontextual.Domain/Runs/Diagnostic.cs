namespace Kontextual.Domain;

/// <summary>A message of a run or a step.</summary>
internal sealed record Diagnostic
{
    /// <summary>The severity of the message.</summary>
    public required DiagnosticSeverity Severity { get; init; }

    /// <summary>The code of the message, which the tool defines.</summary>
    public required string Code { get; init; }

    /// <summary>The text of the message, for people.</summary>
    public required string Message { get; init; }

    /// <summary>The name of the step that the message belongs to, or null when it belongs to the run.</summary>
    public string? Step { get; init; }

    /// <summary>The time of the event.</summary>
    public required DateTimeOffset Time { get; init; }
}
