namespace Kontextual.Domain;

/// <summary>Runs work as an <see cref="OperationRun"/> that can be stopped anywhere and continued by another process.</summary>
public static class RunExtensions
{
    /// <summary>Begins a run, or continues the run that has the idempotency key, and runs work in it.</summary>
    /// <remarks>
    /// <para>
    /// What happens first depends on the run that has the operation and idempotency key of the draft. Without such a run, a new one begins. A pending run
    /// begins, a suspended run continues its attempt, and a failed or cancelled run is resumed in its next attempt. A running run is taken over
    /// if it had no heartbeat for <see cref="RunOptions.TakeOverAfter"/>. A succeeded run is returned without running the work. A suspended run whose
    /// step is still running gets a new attempt, because its worker may not have stopped.
    /// </para>
    /// <para>
    /// The work consists of steps, see <see cref="RunSession"/>. Steps that have succeeded or were skipped in earlier attempts are not run again.
    /// While the work runs, a heartbeat is sent in each interval. A heartbeat that fails is tried again at the next interval, and adds a warning to the
    /// manifest. If all heartbeats fail for <see cref="RunOptions.TakeOverAfter"/>, the work is cancelled.
    /// </para>
    /// <para>
    /// When the work returns, the run succeeds. When it throws, the run fails with a diagnostic, and the exception reaches the caller. When the caller
    /// cancels, the run is suspended or cancelled, as the options say. Messages that were added before a suspension are not kept. Each end seals the manifest, except a suspension. If the process is killed, the run stays
    /// Running, and another call takes it over. If this attempt is taken over meanwhile, the work is cancelled, and nothing more is written.
    /// </para>
    /// </remarks>
    /// <param name="repository">The repository.</param>
    /// <param name="draft">The run. With an idempotency key, calling again continues the same run.</param>
    /// <param name="work">The work. <see cref="RunSession.CancellationToken"/> is cancelled when the caller cancels, or when the attempt has ended.</param>
    /// <param name="options">The options. Their defaults when null.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The run after the work, the run that had succeeded before, or the earlier run that the cache found.</returns>
    /// <exception cref="ArgumentException">The draft or an option is invalid.</exception>
    /// <exception cref="EntityNotFoundException">
    /// The parent run does not exist, or an input does not exist or was purged. An input without a revision must also be live, each time. Name the
    /// revisions, so that an unfinished run can be continued after an input has changed or was deleted.
    /// </exception>
    /// <exception cref="IdempotencyKeyConflictException">The run with the key has other inputs.</exception>
    /// <exception cref="RunNotStalledException">Another worker is running the run. The exception says when it can be taken over.</exception>
    /// <exception cref="RunAttemptEndedException">Another worker took the run over, or ended it, while the work ran.</exception>
    /// <exception cref="RunNotRunningException">Another worker suspended the run while the work ran.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    /// <exception cref="AggregateException">The work failed, and its failure could not be recorded. It contains both errors.</exception>
    public static async Task<OperationRun> RunAsync(
        this IKnowledgeRepository repository,
        RunDraft draft,
        Func<RunSession, Task> work,
        RunOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(work);
        var settings = options ?? new();
        settings.Validate(nameof(options));
        var (run, steps) = await RunEntry.EnterAsync(repository, draft, settings, cancellationToken).ConfigureAwait(false);
        if (run.Status == RunStatus.Succeeded)
            return run;
        var session = new RunSession(repository, run, settings, steps);
        return await new RunExecution(session, settings).RunAsync(work, cancellationToken).ConfigureAwait(false);
    }
}
