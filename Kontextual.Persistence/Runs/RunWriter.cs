using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Runs;

/// <summary>The verbs on runs. Each verb checks its arguments first, then the rules that need the store, and then writes.</summary>
internal sealed partial class RunWriter(UnitOfWork unit) : RunReader(unit), IRunWriter
{
    private static readonly RecordTrail<RunId, OperationRun> Trail = new(RunDescription.Instance, RunDescription.Instance);

    private readonly EntityWriter<RunId, OperationRun> _writer = new(unit, RunDescription.Instance, Trail);
    private readonly BundleWriter _bundles = new(unit);
    private readonly ManifestWriter _manifests = new(unit);
    private readonly OutputWriter _outputs = new(unit);

    public Task<Written<OperationRun>> StartAsync(RunDraft draft, CancellationToken cancellationToken = default)
    {
        var valid = CheckedRun.Of(draft);
        return unit.WriteAsync(async () =>
        {
            if (valid.ParentRunId is { } parent)
                await _writer.RequireKeptAsync(parent, cancellationToken).ConfigureAwait(false);
            var bundle = valid.Inputs is { } inputs ? await _bundles.PinAsync(inputs, cancellationToken).ConfigureAwait(false) : null;
            if (await FindSameAsync(valid, bundle?.Row.Digest, cancellationToken).ConfigureAwait(false) is { } same)
                return new(same, WriteOutcome.Unchanged);
            if (bundle is not null)
                await _bundles.CreateAsync(bundle, cancellationToken).ConfigureAwait(false);
            var run = new OperationRun
            {
                Id = new RunId(unit.Ids.NewId()),
                Operation = valid.Operation,
                Status = RunStatus.Pending,
                Attempt = 1,
                ParentRunId = valid.ParentRunId,
                Actor = valid.Actor,
                IdempotencyKey = valid.IdempotencyKey,
                InputBundleId = bundle?.Row.Id,
                Version = 1,
                CreatedAt = unit.Time,
            };
            return new Written<OperationRun>(await _writer.CreateAsync(run, cancellationToken).ConfigureAwait(false), WriteOutcome.Created);
        });
    }

    public Task<OperationRun> BeginAsync(RunAttempt attempt, Expected expected = default, CancellationToken cancellationToken = default) => MoveAsync(
        attempt, expected, [RunStatus.Pending], run => run with { Status = RunStatus.Running, StartedAt = unit.Time }, cancellationToken);

    public Task<OperationRun> SuspendAsync(RunAttempt attempt, Expected expected = default, CancellationToken cancellationToken = default) => MoveAsync(
        attempt, expected, [RunStatus.Running], run => run with { Status = RunStatus.Suspended }, cancellationToken);

    public Task<OperationRun> ContinueAsync(RunAttempt attempt, Expected expected = default, CancellationToken cancellationToken = default) => MoveAsync(
        attempt, expected, [RunStatus.Suspended], run => run with { Status = RunStatus.Running, HeartbeatAt = unit.Time }, cancellationToken);

    public Task<OperationRun> ResumeAsync(RunId id, Expected expected, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireKeptAsync(id, cancellationToken).ConfigureAwait(false);
            RunMoves.Require(found, RunStatus.Running, RunStatus.Failed, RunStatus.Cancelled);
            _writer.RequireVersion(found, expected);
            return await _writer.WriteAsync(ChangeKind.Moved, found, Next(found), cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<OperationRun> TakeOverAsync(
        RunId id, TimeSpan noHeartbeatFor, Expected expected, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        ArgumentOutOfRangeException.ThrowIfLessThan(noHeartbeatFor, TimeSpan.Zero);
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireAsync(id, cancellationToken).ConfigureAwait(false);
            RunMoves.Require(found, RunStatus.Running, RunStatus.Running);
            RequireStalled(found, noHeartbeatFor);
            _writer.RequireVersion(found, expected);
            var report = new AttemptReport { Diagnostics = found.Diagnostics };
            await _manifests.SealAsync(found, AttemptOutcome.Abandoned, report, cancellationToken).ConfigureAwait(false);
            return await _writer.WriteAsync(ChangeKind.Moved, found, Next(found), cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<OperationRun> SucceedAsync(
        RunAttempt attempt, AttemptReport? report = null, Expected expected = default, CancellationToken cancellationToken = default) =>
        EndAsync(attempt, report, expected, RunStatus.Succeeded, AttemptOutcome.Succeeded, [RunStatus.Running], cancellationToken);

    public Task<OperationRun> FailAsync(
        RunAttempt attempt, AttemptReport? report = null, Expected expected = default, CancellationToken cancellationToken = default) =>
        EndAsync(attempt, report, expected, RunStatus.Failed, AttemptOutcome.Failed, [RunStatus.Running], cancellationToken);

    public Task<OperationRun> CancelAsync(
        RunAttempt attempt, AttemptReport? report = null, Expected expected = default, CancellationToken cancellationToken = default) => EndAsync(
        attempt,
        report,
        expected,
        RunStatus.Cancelled,
        AttemptOutcome.Cancelled,
        [RunStatus.Pending, RunStatus.Running, RunStatus.Suspended],
        cancellationToken);

    public Task<OperationRun> HeartbeatAsync(RunAttempt attempt, CancellationToken cancellationToken = default)
    {
        Require.Attempt(attempt, nameof(attempt));
        return unit.WriteAsync(async () =>
        {
            var found = await RequireRunningAsync(attempt, cancellationToken).ConfigureAwait(false);
            var alive = found with { HeartbeatAt = unit.Time };
            unit.Update(found, alive);
            await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
            return alive;
        });
    }

    public Task<Written<RunOutput>> RecordOutputAsync(RunAttempt attempt, OutputDraft output, CancellationToken cancellationToken = default)
    {
        Require.Attempt(attempt, nameof(attempt));
        ArgumentNullException.ThrowIfNull(output);
        var valid = CheckedRun.Of(output);
        return unit.WriteAsync(async () =>
        {
            var run = await RequireRunningAsync(attempt, cancellationToken).ConfigureAwait(false);
            var found = await _outputs.FindAsync(run, [valid], cancellationToken).ConfigureAwait(false);
            var (wanted, current) = found[0];
            var written = await _outputs.WriteAsync(run, found, cancellationToken).ConfigureAwait(false);
            return (written.Outcome, current) switch
            {
                (WriteOutcome.Unchanged, { } same) => new(same, WriteOutcome.Unchanged),
                (_, null) => new Written<RunOutput>(wanted, WriteOutcome.Created),
                _ => new(wanted, WriteOutcome.Updated),
            };
        });
    }

    public Task<Written<OperationRun>> RecordOutputsAsync(
        RunAttempt attempt, IReadOnlyCollection<OutputDraft> outputs, CancellationToken cancellationToken = default)
    {
        Require.Attempt(attempt, nameof(attempt));
        var valid = CheckedRun.Of(outputs);
        return unit.WriteAsync(async () =>
        {
            var run = await RequireRunningAsync(attempt, cancellationToken).ConfigureAwait(false);
            var found = await _outputs.FindAsync(run, valid, cancellationToken).ConfigureAwait(false);
            return await _outputs.WriteAsync(run, found, cancellationToken).ConfigureAwait(false);
        });
    }

    private Task<OperationRun> MoveAsync(
        RunAttempt attempt, Expected expected, RunStatus[] from, Func<OperationRun, OperationRun> move, CancellationToken cancellationToken)
    {
        Require.Attempt(attempt, nameof(attempt));
        return unit.WriteAsync(async () =>
        {
            var found = await RequireCurrentAsync(attempt, cancellationToken).ConfigureAwait(false);
            var moved = move(found);
            RunMoves.Require(found, moved.Status, from);
            _writer.RequireVersion(found, expected);
            return await _writer.WriteAsync(ChangeKind.Moved, found, moved, cancellationToken).ConfigureAwait(false);
        });
    }

    private Task<OperationRun> EndAsync(
        RunAttempt attempt,
        AttemptReport? report,
        Expected expected,
        RunStatus to,
        AttemptOutcome outcome,
        RunStatus[] from,
        CancellationToken cancellationToken)
    {
        Require.Attempt(attempt, nameof(attempt));
        var valid = CheckedRun.Of(report);
        return unit.WriteAsync(async () =>
        {
            var found = await RequireCurrentAsync(attempt, cancellationToken).ConfigureAwait(false);
            RunMoves.Require(found, to, from);
            _writer.RequireVersion(found, expected);

            // An attempt that was cancelled before it started has no start to state in a manifest.
            if (found.StartedAt is not null)
                await _manifests.SealAsync(found, outcome, valid, cancellationToken).ConfigureAwait(false);
            var ended = found with { Status = to, FinishedAt = unit.Time, Diagnostics = valid.Diagnostics };
            return await _writer.WriteAsync(ChangeKind.Moved, found, ended, cancellationToken).ConfigureAwait(false);
        });
    }

    private async Task<OperationRun> RequireCurrentAsync(RunAttempt attempt, CancellationToken cancellationToken)
    {
        var found = await _writer.RequireAsync(attempt.RunId, cancellationToken).ConfigureAwait(false);
        RunMoves.RequireCurrent(attempt, found.Attempt, found.Status);
        return found;
    }

    private async Task<OperationRun> RequireRunningAsync(RunAttempt attempt, CancellationToken cancellationToken)
    {
        var found = await RequireCurrentAsync(attempt, cancellationToken).ConfigureAwait(false);
        return found.Status == RunStatus.Running ? found : throw new RunNotRunningException(found.Id, found.Status);
    }

    private void RequireStalled(OperationRun run, TimeSpan noHeartbeatFor)
    {
        var last = run.HeartbeatAt ?? run.StartedAt!.Value;
        if (unit.Time - last >= noHeartbeatFor)
            return;
        var possible = DateTimeOffset.MaxValue - last > noHeartbeatFor ? last + noHeartbeatFor : DateTimeOffset.MaxValue;
        throw new RunNotStalledException(run.Id, last, possible);
    }

    private OperationRun Next(OperationRun run) => run with
    {
        Status = RunStatus.Running,
        Attempt = run.Attempt + 1,
        StartedAt = unit.Time,
        FinishedAt = null,
        HeartbeatAt = null,
        Diagnostics = [],
    };

    private async Task<OperationRun?> FindSameAsync(RunDraft draft, ContentDigest? inputs, CancellationToken cancellationToken)
    {
        if (draft.IdempotencyKey is not { } key
            || await RunQueries.ByKey.RunAsync(unit.Context, draft.Operation, key, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return null;
        }

        var bundle = found.InputBundleId is { } id ? await RunQueries.Bundle.RunAsync(unit.Context, id, cancellationToken).ConfigureAwait(false) : null;
        return bundle?.Digest == inputs ? found : throw new IdempotencyKeyConflictException(draft.Operation, key, found.Id);
    }
}
