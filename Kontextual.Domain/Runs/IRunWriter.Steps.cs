namespace Kontextual.Domain;

public partial interface IRunWriter
{
    /// <summary>Adds a pending step to a run that has not ended. Its ordinal is one more than that of the last step.</summary>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">The run does not exist.</exception>
    /// <exception cref="RunAttemptEndedException">The attempt has ended.</exception>
    Task<WorkflowStep> AddStepAsync(RunAttempt attempt, StepDraft draft, CancellationToken cancellationToken = default);

    /// <summary>
    /// Moves a step to Running: a pending or suspended one, a failed or cancelled one, or a running one of an earlier attempt, whose worker was
    /// lost. The step is then a step of this attempt. Except for a suspended step, its start, result and diagnostics begin anew.
    /// </summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="stepId">The step.</param>
    /// <param name="expected">The version that the step is expected to have.</param>
    /// <param name="cancellationToken">Cancels the operation between statements.</param>
    /// <exception cref="ArgumentException">The attempt or the id is invalid.</exception>
    /// <exception cref="EntityNotFoundException">The run does not exist, or has no such step.</exception>
    /// <exception cref="RunAttemptEndedException">The attempt has ended.</exception>
    /// <exception cref="RunNotRunningException">The run is pending or suspended.</exception>
    /// <exception cref="InvalidTransitionException">The status of the step does not allow the move.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<WorkflowStep> BeginStepAsync(
        RunAttempt attempt, StepId stepId, Expected expected = default, CancellationToken cancellationToken = default);

    /// <summary>Moves a running step to Suspended.</summary>
    /// <inheritdoc cref="BeginStepAsync"/>
    Task<WorkflowStep> SuspendStepAsync(
        RunAttempt attempt, StepId stepId, Expected expected = default, CancellationToken cancellationToken = default);

    /// <summary>Moves a running step to Succeeded. Later attempts find its result.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="stepId">The step.</param>
    /// <param name="result">What the step leaves for later steps and attempts, at most 1 MiB of JSON. Null for nothing.</param>
    /// <param name="expected">The version that the step is expected to have.</param>
    /// <param name="cancellationToken">Cancels the operation between statements.</param>
    /// <inheritdoc cref="BeginStepAsync"/>
    Task<WorkflowStep> SucceedStepAsync(
        RunAttempt attempt, StepId stepId, KeptJson? result = null, Expected expected = default, CancellationToken cancellationToken = default);

    /// <summary>Moves a running step to Failed.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="stepId">The step.</param>
    /// <param name="diagnostics">The messages of the step, in order: at most 1 MiB of JSON in UTF-8. None when null.</param>
    /// <param name="expected">The version that the step is expected to have.</param>
    /// <param name="cancellationToken">Cancels the operation between statements.</param>
    /// <inheritdoc cref="BeginStepAsync"/>
    Task<WorkflowStep> FailStepAsync(
        RunAttempt attempt,
        StepId stepId,
        IReadOnlyList<Diagnostic>? diagnostics = null,
        Expected expected = default,
        CancellationToken cancellationToken = default);

    /// <summary>Moves a pending step to Skipped. The run may be pending or suspended.</summary>
    /// <exception cref="RunNotRunningException">Never thrown.</exception>
    /// <inheritdoc cref="BeginStepAsync"/>
    Task<WorkflowStep> SkipStepAsync(
        RunAttempt attempt, StepId stepId, Expected expected = default, CancellationToken cancellationToken = default);

    /// <summary>Moves a pending, running or suspended step to Cancelled. The run may be pending or suspended.</summary>
    /// <exception cref="RunNotRunningException">Never thrown.</exception>
    /// <inheritdoc cref="BeginStepAsync"/>
    Task<WorkflowStep> CancelStepAsync(
        RunAttempt attempt, StepId stepId, Expected expected = default, CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases recorded data of a run that has ended permanently: the texts of the run, its steps, manifests and input bundle, the paths and URIs
    /// of its inputs and outputs, and the reasons in its change records.
    /// </summary>
    /// <remarks>
    /// Ids, numbers, revisions, digests, statuses, actors and times are kept. The run, its steps and manifests, and its bundle are marked as purged, each
    /// with a change record of the kind <see cref="ChangeKind.Purged"/>. The digests of its bundle and manifests can no longer be recomputed. A
    /// purged run cannot be resumed, and its idempotency key is free again. Purging a purged run changes nothing; the outcome is
    /// <see cref="WriteOutcome.Unchanged"/>. The erased bytes stay in the files of the store until
    /// <see cref="IKnowledgeRepository.CompactAsync"/> removes them.
    /// </remarks>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    /// <exception cref="EntityNotFoundException">The run does not exist.</exception>
    /// <exception cref="RunNotEndedException">The run has not ended.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<Written<OperationRun>> PurgeAsync(RunId id, Expected expected, CancellationToken cancellationToken = default);
}
