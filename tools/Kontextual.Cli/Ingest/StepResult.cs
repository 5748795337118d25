using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The outcome of a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reason">The reason when a file was not taken or an artifact was kept.</param>
/// <param name="Stored">The artifact that has the content of the file, or null when the step stored none.</param>
internal sealed record StepResult(IngestStep Step, StepOutcome Outcome, string? Reason = null, Artifact? Stored = null);
