namespace Kontextual.Domain;

/// <summary>
/// Writes operation runs inside a transaction, and reads them with the transaction's own writes. Every change except a heartbeat makes change
/// records.
/// </summary>
/// <remarks>
/// <para>
/// A run is Pending, then Running, and ends as Succeeded, Failed or Cancelled. Failed and cancelled runs can be resumed, which begins the next
/// attempt. A method that names an attempt is refused with <see cref="RunAttemptEndedException"/> when the attempt has ended, and with
/// <see cref="InvalidTransitionException"/> when the status does not allow the move. The status is checked before the expected version.
/// </para>
/// <para>A required argument that is null causes an <see cref="ArgumentNullException"/>.</para>
/// </remarks>
public partial interface IRunWriter : IRunReader
{
    /// <summary>
    /// Starts a run with the status Pending and attempt 1, and its input bundle. A run that has the idempotency key and equal inputs is returned
    /// instead; the outcome is then <see cref="WriteOutcome.Unchanged"/>.
    /// </summary>
    /// <remarks>
    /// Inputs without a revision mean the head revision at this moment, so a second start with the same key after the artifact has been revised
    /// has other inputs. Name the revisions to avoid this. Actor and parent are not compared.
    /// </remarks>
    /// <exception cref="ArgumentException">A value is invalid, or two inputs have the same path.</exception>
    /// <exception cref="EntityNotFoundException">
    /// The parent run does not exist, or an input artifact or its revision does not exist or was purged.
    /// </exception>
    /// <exception cref="IdempotencyKeyConflictException">A run of the operation has the key and other inputs.</exception>
    Task<Written<OperationRun>> StartAsync(RunDraft draft, CancellationToken cancellationToken = default);

    /// <summary>Moves a pending run to Running.</summary>
    /// <exception cref="ArgumentException">The attempt is invalid.</exception>
    /// <exception cref="EntityNotFoundException">The run does not exist.</exception>
    /// <exception cref="RunAttemptEndedException">The attempt has ended.</exception>
    /// <exception cref="InvalidTransitionException">The run is not pending.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<OperationRun> BeginAsync(RunAttempt attempt, Expected expected = default, CancellationToken cancellationToken = default);

    /// <summary>Moves a running run to Suspended. The attempt can continue later, in any process.</summary>
    /// <exception cref="InvalidTransitionException">The run is not running.</exception>
    /// <inheritdoc cref="BeginAsync"/>
    Task<OperationRun> SuspendAsync(RunAttempt attempt, Expected expected = default, CancellationToken cancellationToken = default);

    /// <summary>Moves a suspended run to Running in the same attempt. This counts as a heartbeat.</summary>
    /// <exception cref="InvalidTransitionException">The run is not suspended.</exception>
    /// <inheritdoc cref="BeginAsync"/>
    Task<OperationRun> ContinueAsync(RunAttempt attempt, Expected expected = default, CancellationToken cancellationToken = default);

    /// <summary>Moves a failed or cancelled run to Running and begins its next attempt. Steps that are done, and outputs, stay.</summary>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    /// <exception cref="EntityNotFoundException">The run does not exist, or was purged.</exception>
    /// <exception cref="InvalidTransitionException">The run has neither failed nor been cancelled.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<OperationRun> ResumeAsync(RunId id, Expected expected, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes a running run over from a worker that sends no heartbeats any more. The lost attempt is sealed as
    /// <see cref="AttemptOutcome.Abandoned"/>, and the next attempt begins. The lost worker can write nothing from then on.
    /// </summary>
    /// <param name="id">The run.</param>
    /// <param name="noHeartbeatFor">
    /// How long ago the last heartbeat, or the start of the attempt when there was none since, must be at least. Not negative.
    /// </param>
    /// <param name="expected">The version that the run is expected to have.</param>
    /// <param name="cancellationToken">Cancels the operation between statements.</param>
    /// <exception cref="ArgumentException">The id is the default value, or the time is negative.</exception>
    /// <exception cref="EntityNotFoundException">The run does not exist.</exception>
    /// <exception cref="InvalidTransitionException">The run is not running.</exception>
    /// <exception cref="RunNotStalledException">The last heartbeat is too recent. The exception says when the run can be taken over.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<OperationRun> TakeOverAsync(RunId id, TimeSpan noHeartbeatFor, Expected expected, CancellationToken cancellationToken = default);

    /// <summary>Moves a running run to Succeeded, and seals the manifest of the attempt with the inputs and current outputs of the run.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="report">What the attempt reports. <see cref="AttemptReport.None"/> when null.</param>
    /// <param name="expected">The version that the run is expected to have.</param>
    /// <param name="cancellationToken">Cancels the operation between statements.</param>
    /// <exception cref="ArgumentException">The attempt or a value of the report is invalid.</exception>
    /// <exception cref="EntityNotFoundException">The run does not exist.</exception>
    /// <exception cref="RunAttemptEndedException">The attempt has ended.</exception>
    /// <exception cref="InvalidTransitionException">The run is not running.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<OperationRun> SucceedAsync(
        RunAttempt attempt, AttemptReport? report = null, Expected expected = default, CancellationToken cancellationToken = default);

    /// <summary>Moves a running run to Failed, and seals the manifest of the attempt with the inputs and current outputs of the run.</summary>
    /// <inheritdoc cref="SucceedAsync"/>
    Task<OperationRun> FailAsync(
        RunAttempt attempt, AttemptReport? report = null, Expected expected = default, CancellationToken cancellationToken = default);

    /// <summary>
    /// Moves a pending, running or suspended run to Cancelled, and seals the manifest of the attempt. An attempt that never started has no
    /// manifest.
    /// </summary>
    /// <exception cref="InvalidTransitionException">Never thrown: an attempt that has not ended can always be cancelled.</exception>
    /// <inheritdoc cref="SucceedAsync"/>
    Task<OperationRun> CancelAsync(
        RunAttempt attempt, AttemptReport? report = null, Expected expected = default, CancellationToken cancellationToken = default);

    /// <summary>Records that the worker of a running run is alive. This makes neither a change record nor a version, and is not exported.</summary>
    /// <exception cref="ArgumentException">The attempt is invalid.</exception>
    /// <exception cref="EntityNotFoundException">The run does not exist.</exception>
    /// <exception cref="RunAttemptEndedException">The attempt has ended.</exception>
    /// <exception cref="RunNotRunningException">The run is pending or suspended.</exception>
    Task<OperationRun> HeartbeatAsync(RunAttempt attempt, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records an output of a running run. A current output with the path is replaced; when it is the same revision, nothing is written.
    /// </summary>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">The run, the artifact, its revision or the step of the run does not exist, or was purged.</exception>
    /// <exception cref="RunAttemptEndedException">The attempt has ended.</exception>
    /// <exception cref="RunNotRunningException">The run is pending or suspended.</exception>
    Task<Written<RunOutput>> RecordOutputAsync(RunAttempt attempt, OutputDraft output, CancellationToken cancellationToken = default);

    /// <summary>Records up to 1,000 outputs of a running run in one change record. Outputs that are current already are left out.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="outputs">The outputs, 1 to 1,000, in any order. Their paths differ.</param>
    /// <param name="cancellationToken">Cancels the operation between statements.</param>
    /// <returns>The run after the change. The outcome is <see cref="WriteOutcome.Unchanged"/> when all outputs are current already.</returns>
    /// <exception cref="ArgumentException">A value is invalid, two outputs have the same path, or there are none or more than 1,000.</exception>
    /// <inheritdoc cref="RecordOutputAsync"/>
    Task<Written<OperationRun>> RecordOutputsAsync(
        RunAttempt attempt, IReadOnlyCollection<OutputDraft> outputs, CancellationToken cancellationToken = default);
}
