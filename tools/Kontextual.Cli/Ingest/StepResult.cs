namespace Kontextual.Cli;

/// <summary>The outcome of a step, with the reason when a file was not taken or an artifact was kept.</summary>
internal sealed record StepResult(IngestStep Step, StepOutcome Outcome, string? Reason = null);
