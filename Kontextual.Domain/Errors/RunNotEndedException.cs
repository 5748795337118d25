namespace Kontextual.Domain;

/// <summary>The exception that is thrown when a run cannot be purged because it has not ended.</summary>
public sealed class RunNotEndedException(RunId runId, RunStatus status)
    : KnowledgeException($"The run {runId} has the status {status}. Only a run that has ended can be purged; cancel it first.")
{
    /// <summary>The run.</summary>
    public RunId RunId { get; } = runId;

    /// <summary>The current status of the run.</summary>
    public RunStatus Status { get; } = status;
}
