using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Runs;

/// <summary>The root of the suites of runs, with the few steps that most of them begin with.</summary>
public abstract class RunStoreSpecs(Backend backend) : StoreSpecs(backend)
{
    protected static RunAttempt AttemptOf(OperationRun run) => new(run.Id, run.Attempt);

    protected async Task<OperationRun> StartAsync(string operation = "build", string? key = null, BundleDraft? inputs = null) =>
        (await Repository.StartRunAsync(new RunDraft { Operation = operation, IdempotencyKey = key, Inputs = inputs })).Value;

    protected async Task<OperationRun> RunningAsync(string operation = "build", BundleDraft? inputs = null) =>
        (await Repository.BeginRunAsync(AttemptOf(await StartAsync(operation, null, inputs)))).Value;

    /// <summary>A run that has a status, reached by legal moves.</summary>
    protected async Task<OperationRun> InStatusAsync(RunStatus status)
    {
        var run = await StartAsync();
        var attempt = AttemptOf(run);
        if (status == RunStatus.Pending)
            return run;
        run = (await Repository.BeginRunAsync(attempt)).Value;
        return status switch
        {
            RunStatus.Running => run,
            RunStatus.Suspended => (await Repository.SuspendRunAsync(attempt)).Value,
            RunStatus.Succeeded => (await Repository.SucceedRunAsync(attempt)).Value,
            RunStatus.Failed => (await Repository.FailRunAsync(attempt)).Value,
            _ => (await Repository.CancelRunAsync(attempt)).Value,
        };
    }

    protected async Task<OperationRun> ReadAsync(RunId id) => await Repository.Runs.GetAsync(id);

    protected async Task<OperationRun> TakeOverAsync(OperationRun run)
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        return (await Repository.TakeOverRunAsync(run.Id, TimeSpan.FromMinutes(1), Expected.Any)).Value;
    }

    protected async Task<IReadOnlyList<RunOutput>> OutputsAsync(RunId run, IKnowledgeReaders? readers = null) =>
        await (readers ?? Repository).Runs.StreamOutputsAsync(run).ToListAsync();
}
