namespace Kontextual.Domain;

/// <summary>The exception that is thrown when a heartbeat, an output or the work on a step is recorded for a run that is not running.</summary>
public sealed class RunNotRunningException(RunId runId, RunStatus status)
    : KnowledgeException($"The run {runId} has the status {status}, but only a running run can do this. Begin or continue the run first.")
{
    /// <summary>The run.</summary>
    public RunId RunId { get; } = runId;

    /// <summary>The current status of the run.</summary>
    public RunStatus Status { get; } = status;
}
