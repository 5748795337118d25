namespace Kontextual.Domain;

/// <summary>Something a run or a step has to say.</summary>
internal sealed record Diagnostic
{
    /// <summary>How grave it is.</summary>
    public required DiagnosticSeverity Severity { get; init; }

    /// <summary>What it is, in the tool's own vocabulary.</summary>
    public required string Code { get; init; }

    /// <summary>What happened, for people.</summary>
    public required string Message { get; init; }

    /// <summary>The name of the step it belongs to, if it belongs to one.</summary>
    public string? Step { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }
}
