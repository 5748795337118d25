namespace Kontextual.Domain;

/// <summary>The statuses of steps and the moves between them, as rule O2 of docs/contract.md lists them.</summary>
internal static class StepMoves
{
    /// <summary>True when the step needs no more work: it succeeded or was skipped.</summary>
    public static bool IsDone(this StepStatus status) => status is StepStatus.Succeeded or StepStatus.Skipped;

    /// <summary>True when a step can move to a status.</summary>
    /// <param name="step">The step.</param>
    /// <param name="to">The status after the move.</param>
    /// <param name="attempt">The current attempt of the run.</param>
    public static bool CanMove(WorkflowStep step, StepStatus to, int attempt) => to switch
    {
        // A running step of an earlier attempt lost its worker with that attempt, so the current attempt begins it again.
        StepStatus.Running => step.Status is StepStatus.Pending or StepStatus.Suspended or StepStatus.Failed or StepStatus.Cancelled
            || (step.Status == StepStatus.Running && step.Attempt < attempt),
        StepStatus.Suspended or StepStatus.Succeeded or StepStatus.Failed => step.Status == StepStatus.Running,
        StepStatus.Cancelled => step.Status is StepStatus.Pending or StepStatus.Running or StepStatus.Suspended,
        StepStatus.Skipped => step.Status == StepStatus.Pending,
        _ => false,
    };

    /// <summary>Checks that a step can move to a status.</summary>
    /// <exception cref="InvalidTransitionException">It cannot.</exception>
    public static void Require(WorkflowStep step, StepStatus to, int attempt)
    {
        if (!CanMove(step, to, attempt))
            throw new InvalidTransitionException(EntityKind.Step, step.Id, $"{step.Status}", $"{to}");
    }
}
