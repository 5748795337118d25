namespace Kontextual.Cli;

/// <summary>What came of a step, and why when that is no matter of course.</summary>
internal sealed record StepResult(IngestStep Step, StepOutcome Outcome, string? Reason = null);
