namespace Kontextual.Torture;

/// <summary>What processes race for when a run has a status, and what a refused process may report.</summary>
internal static class RunTurns
{
    // In a race of several verbs, every process also names the version. Otherwise a second verb could follow the first one legally.
    private static readonly RunMove[][] OfPending = [[RunMove.Begin], [RunMove.Cancel], [RunMove.Begin, RunMove.Cancel]];

    private static readonly RunMove[][] OfRunning =
    [
        [RunMove.Suspend],
        [RunMove.TakeOver],
        [RunMove.Fail],
        [RunMove.Cancel],
        [RunMove.Suspend, RunMove.TakeOver, RunMove.Succeed, RunMove.Fail, RunMove.Cancel],
        [RunMove.Suspend],
        [RunMove.Succeed],
    ];

    private static readonly RunMove[][] OfSuspended = [[RunMove.Continue], [RunMove.Cancel], [RunMove.Continue, RunMove.Cancel]];
    private static readonly RunMove[][] OfEnded = [[RunMove.Resume]];

    /// <summary>Returns the races for a status, which are run in turn.</summary>
    public static RunMove[][] Of(RunStatus status) => status switch
    {
        RunStatus.Pending => OfPending,
        RunStatus.Running => OfRunning,
        RunStatus.Suspended => OfSuspended,
        RunStatus.Failed or RunStatus.Cancelled => OfEnded,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A run with this status cannot be moved."),
    };

    /// <summary>Returns the status after a move.</summary>
    public static RunStatus After(RunMove move) => move switch
    {
        RunMove.Suspend => RunStatus.Suspended,
        RunMove.Succeed => RunStatus.Succeeded,
        RunMove.Fail => RunStatus.Failed,
        RunMove.Cancel => RunStatus.Cancelled,
        _ => RunStatus.Running,
    };

    /// <summary>Returns the number of records of a move. The end of an attempt that has started also seals a manifest.</summary>
    public static int Records(RunMove move, OperationRun run) =>
        move is RunMove.TakeOver or RunMove.Succeed or RunMove.Fail or RunMove.Cancel && run.StartedAt is not null ? 2 : 1;

    /// <summary>True if the exception of this type may refuse a process that was too late.</summary>
    /// <param name="race">The verbs that the processes race with.</param>
    /// <param name="exception">The name of the type.</param>
    public static bool IsRefusal(RunMove[] race, string exception) => race switch
    {
        [RunMove.TakeOver] => exception == nameof(VersionConflictException),
        [RunMove.Succeed or RunMove.Fail or RunMove.Cancel] => exception == nameof(RunAttemptEndedException),
        [_] => exception == nameof(InvalidTransitionException),
        _ => exception is nameof(VersionConflictException) or nameof(RunAttemptEndedException) or nameof(InvalidTransitionException),
    };

    /// <summary>True if the processes must name the version, because the verb alone does not exclude a second winner.</summary>
    public static bool NamesVersion(RunMove[] race) => race is not [var only] || only == RunMove.TakeOver;
}
