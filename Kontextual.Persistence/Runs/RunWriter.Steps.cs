using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs;

internal sealed partial class RunWriter
{
    private static readonly RecordTrail<StepId, WorkflowStep> StepTrail = new(StepDescription.Instance, StepDescription.Instance);

    private readonly EntityWriter<StepId, WorkflowStep> _steps = new(unit, StepDescription.Instance, StepTrail);

    public Task<WorkflowStep> AddStepAsync(RunAttempt attempt, StepDraft draft, CancellationToken cancellationToken = default)
    {
        Require.Attempt(attempt, nameof(attempt));
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(draft.Parameters, nameof(draft));
        RunPath.Validate(draft.Name, nameof(draft), "The name of the StepDraft");
        return unit.WriteAsync(async () =>
        {
            var run = await RequireCurrentAsync(attempt, cancellationToken).ConfigureAwait(false);
            var last = await RunQueries.LastOrdinal.RunAsync(unit.Context, run.Id, cancellationToken).ConfigureAwait(false);
            var step = new WorkflowStep
            {
                Id = new StepId(unit.Ids.NewId()),
                RunId = run.Id,
                Ordinal = (last ?? 0) + 1,
                Name = draft.Name,
                Status = StepStatus.Pending,
                Attempt = run.Attempt,
                Parameters = draft.Parameters,
                Version = 1,
            };
            return await _steps.CreateAsync(step, cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<WorkflowStep> BeginStepAsync(
        RunAttempt attempt, StepId stepId, Expected expected = default, CancellationToken cancellationToken = default) =>
        MoveStepAsync(attempt, stepId, expected, StepStatus.Running, Begun, cancellationToken);

    public Task<WorkflowStep> SuspendStepAsync(
        RunAttempt attempt, StepId stepId, Expected expected = default, CancellationToken cancellationToken = default) =>
        MoveStepAsync(attempt, stepId, expected, StepStatus.Suspended, found => found, cancellationToken);

    public Task<WorkflowStep> SucceedStepAsync(
        RunAttempt attempt, StepId stepId, KeptJson? result = null, Expected expected = default, CancellationToken cancellationToken = default) =>
        MoveStepAsync(
            attempt, stepId, expected, StepStatus.Succeeded, found => found with { Result = result, FinishedAt = unit.Time }, cancellationToken);

    public Task<WorkflowStep> FailStepAsync(
        RunAttempt attempt,
        StepId stepId,
        IReadOnlyList<Diagnostic>? diagnostics = null,
        Expected expected = default,
        CancellationToken cancellationToken = default)
    {
        var valid = CheckedDiagnostics.Of(diagnostics ?? [], nameof(diagnostics));
        return MoveStepAsync(
            attempt, stepId, expected, StepStatus.Failed, found => found with { Diagnostics = valid, FinishedAt = unit.Time }, cancellationToken);
    }

    public Task<WorkflowStep> SkipStepAsync(
        RunAttempt attempt, StepId stepId, Expected expected = default, CancellationToken cancellationToken = default) =>
        MoveStepAsync(attempt, stepId, expected, StepStatus.Skipped, found => found with { FinishedAt = unit.Time }, cancellationToken);

    public Task<WorkflowStep> CancelStepAsync(
        RunAttempt attempt, StepId stepId, Expected expected = default, CancellationToken cancellationToken = default) =>
        MoveStepAsync(attempt, stepId, expected, StepStatus.Cancelled, found => found with { FinishedAt = unit.Time }, cancellationToken);

    public Task<Written<OperationRun>> PurgeAsync(RunId id, Expected expected, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireAsync(id, cancellationToken).ConfigureAwait(false);
            if (!found.Status.HasEnded())
                throw new RunNotEndedException(id, found.Status);
            _writer.RequireVersion(found, expected);
            if (!found.IsPurged)
                await new RunPurger(unit, _steps).PurgeBelongingsAsync(found, cancellationToken).ConfigureAwait(false);
            return await _writer.PurgeAsync(found, cancellationToken).ConfigureAwait(false);
        });
    }

    private Task<WorkflowStep> MoveStepAsync(
        RunAttempt attempt,
        StepId stepId,
        Expected expected,
        StepStatus to,
        Func<WorkflowStep, WorkflowStep> move,
        CancellationToken cancellationToken)
    {
        Require.Attempt(attempt, nameof(attempt));
        Require.Id(stepId, nameof(stepId));
        return unit.WriteAsync(async () =>
        {
            // A step that is not worked on can be given up while the run waits.
            var run = to is StepStatus.Skipped or StepStatus.Cancelled
                ? await RequireCurrentAsync(attempt, cancellationToken).ConfigureAwait(false)
                : await RequireRunningAsync(attempt, cancellationToken).ConfigureAwait(false);
            var found = await RunQueries.Step.RunAsync(unit.Context, stepId, cancellationToken).ConfigureAwait(false);
            if (found is null || found.RunId != run.Id)
                throw new EntityNotFoundException(EntityKind.Step, stepId.ToString(), "the run has no such step");
            StepMoves.Require(found, to, run.Attempt);
            _steps.RequireVersion(found, expected);
            var moved = move(found) with { Status = to, Attempt = run.Attempt };
            return await _steps.WriteAsync(ChangeKind.Moved, found, moved, cancellationToken).ConfigureAwait(false);
        });
    }

    private WorkflowStep Begun(WorkflowStep step) => step.Status == StepStatus.Suspended
        ? step
        : step with { StartedAt = unit.Time, FinishedAt = null, Result = null, Diagnostics = [] };
}
