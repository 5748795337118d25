namespace Kontextual.Domain;

/// <summary>The exception that is thrown when a run cannot be taken over yet, because its last heartbeat is too recent.</summary>
public sealed class RunNotStalledException(RunId runId, DateTimeOffset lastHeartbeatAt, DateTimeOffset possibleFrom)
    : KnowledgeException(
        $"The run {runId} had its last heartbeat at {UtcTime.Format(lastHeartbeatAt)} and can be taken over from {UtcTime.Format(possibleFrom)}, "
        + "if it has no heartbeat until then. Try again at that time.")
{
    /// <summary>The run.</summary>
    public RunId RunId { get; } = runId;

    /// <summary>The time of the last heartbeat, or the time when the attempt started if it had none.</summary>
    public DateTimeOffset LastHeartbeatAt { get; } = lastHeartbeatAt;

    /// <summary>The time from which the run can be taken over, if it has no heartbeat until then.</summary>
    public DateTimeOffset PossibleFrom { get; } = possibleFrom;
}
