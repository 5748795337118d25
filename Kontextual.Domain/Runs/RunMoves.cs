namespace Kontextual.Domain;

/// <summary>The statuses of runs and the moves between them, as rule O1 of docs/contract.md lists them.</summary>
internal static class RunMoves
{
    /// <summary>True when the run has ended, so that no attempt of it can write any more. It can still be resumed, unless it succeeded.</summary>
    public static bool HasEnded(this RunStatus status) => status is RunStatus.Succeeded or RunStatus.Failed or RunStatus.Cancelled;

    /// <summary>Checks that an attempt is the current one of its run and has not ended.</summary>
    /// <exception cref="RunAttemptEndedException">The run has another attempt, or has ended.</exception>
    public static void RequireCurrent(RunAttempt attempt, int current, RunStatus status)
    {
        if (attempt.Attempt != current || status.HasEnded())
            throw new RunAttemptEndedException(attempt, current, status);
    }

    /// <summary>Checks that a verb may move the run from its present status.</summary>
    /// <param name="run">The run.</param>
    /// <param name="to">The status after the move.</param>
    /// <param name="from">The statuses that the verb accepts.</param>
    /// <exception cref="InvalidTransitionException">The run has another status.</exception>
    public static void Require(OperationRun run, RunStatus to, params ReadOnlySpan<RunStatus> from)
    {
        if (!from.Contains(run.Status))
            throw new InvalidTransitionException(EntityKind.Run, run.Id, $"{run.Status}", $"{to}");
    }
}
