namespace Kontextual.Domain;

/// <summary>Begins a run or continues an existing one, in one transaction.</summary>
internal static class RunEntry
{
    /// <summary>Returns the run, which is then Running, or a run that has succeeded, with its steps.</summary>
    public static async Task<(OperationRun Run, IReadOnlyList<WorkflowStep> Steps)> EnterAsync(
        IKnowledgeRepository repository, RunDraft draft, RunOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var entered = await repository.WriteAsync(
                (transaction, token) => EnterAsync(transaction, draft, options, token),
                new WriteContext { Actor = draft.Actor },
                cancellationToken).ConfigureAwait(false);
            return entered.Value;
        }
        catch (CachedRunException cached)
        {
            return (cached.Run, []);
        }
    }

    private static async Task<(OperationRun Run, IReadOnlyList<WorkflowStep> Steps)> EnterAsync(
        IKnowledgeTransaction transaction, RunDraft draft, RunOptions options, CancellationToken cancellationToken)
    {
        var runs = transaction.Runs;
        var started = await runs.StartAsync(draft, cancellationToken).ConfigureAwait(false);
        var run = started.Value;
        if (started.Changed && options.Cache is { } condition)
            await UseCachedAsync(runs, run, condition, cancellationToken).ConfigureAwait(false);
        var steps = await runs.StepsAsync(run.Id, cancellationToken).ConfigureAwait(false);
        return (await BeginAsync(runs, run, steps, options, cancellationToken).ConfigureAwait(false), steps);
    }

    private static async Task<OperationRun> BeginAsync(
        IRunWriter runs, OperationRun run, IReadOnlyList<WorkflowStep> steps, RunOptions options, CancellationToken cancellationToken)
    {
        var attempt = new RunAttempt(run.Id, run.Attempt);
        var expected = Expected.Exactly(run.Version);
        return run.Status switch
        {
            RunStatus.Pending => await runs.BeginAsync(attempt, expected, cancellationToken).ConfigureAwait(false),
            RunStatus.Suspended when steps.Any(step => step.Status == StepStatus.Running && step.Attempt == run.Attempt) =>
                await ReplaceAsync(runs, attempt, expected, cancellationToken).ConfigureAwait(false),
            RunStatus.Suspended => await runs.ContinueAsync(attempt, expected, cancellationToken).ConfigureAwait(false),
            RunStatus.Running => await runs.TakeOverAsync(run.Id, options.TakeOverAfter, expected, cancellationToken).ConfigureAwait(false),
            RunStatus.Failed or RunStatus.Cancelled => await runs.ResumeAsync(run.Id, expected, cancellationToken).ConfigureAwait(false),
            _ => run,
        };
    }

    // A step is still running, so its worker may not have stopped. A new attempt keeps that worker from writing.
    private static async Task<OperationRun> ReplaceAsync(IRunWriter runs, RunAttempt attempt, Expected expected, CancellationToken cancellationToken)
    {
        await runs.ContinueAsync(attempt, expected, cancellationToken).ConfigureAwait(false);
        return await runs.TakeOverAsync(attempt.RunId, TimeSpan.Zero, Expected.Any, cancellationToken).ConfigureAwait(false);
    }

    // The inputs are known only after the run has been started, because they can name head revisions. An exception takes that start back.
    private static async Task UseCachedAsync(IRunReader runs, OperationRun run, CachedOutputs condition, CancellationToken cancellationToken)
    {
        if (run.InputBundleId is not { } id)
            return;
        var bundle = await runs.GetBundleAsync(id, cancellationToken).ConfigureAwait(false);
        if (await runs.FindCachedAsync(run.Operation, bundle.Digest, condition, cancellationToken).ConfigureAwait(false) is { } cached)
            throw new CachedRunException(cached);
    }

    private sealed class CachedRunException(OperationRun run) : Exception
    {
        public OperationRun Run => run;
    }
}
