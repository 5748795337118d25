using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Proofs;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Verification;
using Kontextual.Persistence.Verification.Checks;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Repository;

/// <summary>Implements the repository: provides the readers of the present, and runs work in transactions of the engine.</summary>
internal sealed class KnowledgeRepository : KnowledgeReaders, IKnowledgeRepository
{
    private readonly IStoreEngine _engine;
    private readonly StoreSources _sources;
    private readonly WriteNesting _nesting = new();
    private readonly TimeLimit _limit;
    private readonly CancellationTokenSource _closing = new();

    public KnowledgeRepository(IStoreEngine engine, StoreSources sources, TimeLimit writeLimit, TimeSpan followInterval)
        : base(engine)
    {
        _engine = engine;
        _sources = sources;
        _limit = writeLimit;
        Changes = new ChangeReader(engine, followInterval, _closing.Token);
    }

    public StoreInfo Store => _engine.Store;

    public IChangeReader Changes { get; }

    public IPastView AsOf(AsOf moment) => PastView.Of(_engine, moment);

    public async Task<Committed<T>> WriteAsync<T>(
        Func<IKnowledgeTransaction, CancellationToken, Task<T>> work,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        var stamp = new ChangeStamp(new TransactionId(_sources.Ids.NewId()), Checked(context ?? WriteContext.None));
        _nesting.ThrowIfInside(nameof(WriteAsync), "Use the transaction that the work received.");
        var body = new UnitBody<T>(_engine, stamp, _sources, _nesting, _limit, work);
        var value = await _engine.WriteAsync(body, cancellationToken).ConfigureAwait(false);
        var unit = body.Unit;

        // Only after the commit, because uncommitted records can still be rolled back.
        _sources.Seen.Saw(unit.Changes.Position);
        return new Committed<T>
        {
            Value = value,
            TransactionId = unit.Id,
            Time = unit.Time,
            FirstSequence = unit.Changes.FirstSequence,
            LastSequence = unit.Changes.FirstSequence is null ? null : unit.Changes.LastSequence,
        };
    }

    public async Task<T> ReadAsync<T>(
        Func<IKnowledgeView, CancellationToken, Task<T>> reads, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reads);
        return await _engine.ReadOneStateAsync(
            async (db, token) =>
            {
                var scope = new ViewScope(_engine, db);
                await using var ended = scope.ConfigureAwait(false);
                return await reads(new KnowledgeView(scope), token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public Task<StoreSummary> SummarizeAsync(CancellationToken cancellationToken = default) =>
        _engine.ReadOneStateAsync(
            async (db, token) =>
            {
                var scope = new ViewScope(_engine, db);
                await using var ended = scope.ConfigureAwait(false);
                return await scope.ReadAsync((context, inner) => StoreSummaries.OfAsync(context, Store, inner), token).ConfigureAwait(false);
            },
            cancellationToken);

    public async Task<CompactSummary> CompactAsync(CancellationToken cancellationToken = default)
    {
        _nesting.ThrowIfInside(nameof(CompactAsync), "Compact after the work has ended.");
        return await _engine.RunAloneAsync((store, token) => store.Compact(token), cancellationToken).ConfigureAwait(false);
    }

    public async Task<RebuildSummary> RebuildAsync(CancellationToken cancellationToken = default)
    {
        _nesting.ThrowIfInside(nameof(RebuildAsync), "Rebuild after the work has ended.");
        var body = new RebuildBody(_engine, new TransactionId(_sources.Ids.NewId()));
        return await _engine.WriteAloneAsync(body, cancellationToken).ConfigureAwait(false);
    }

    public Task<VerifySummary> VerifyAsync(
        VerifyOptions? options = null, IProgress<VerifyProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var given = options ?? new VerifyOptions();
        given.Validate(nameof(options));
        return VerifyAsync(_engine, given, progress, cancellationToken);
    }

    public Task<HistorySeal> SealAsync(CancellationToken cancellationToken = default) =>
        ReadHistoryAsync((proofs, token) => proofs.SealAsync(_sources.Time.GetUtcNow(), token), cancellationToken);

    public Task<RecordProof> ProveAsync(long sequence, HistorySeal seal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(seal);
        return ReadHistoryAsync((proofs, token) => proofs.ProveAsync(sequence, seal, token), cancellationToken);
    }

    public Task<ConsistencyProof> ProveConsistencyAsync(HistorySeal earlier, HistorySeal later, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        return ReadHistoryAsync((proofs, token) => proofs.ProveConsistencyAsync(earlier, later, token), cancellationToken);
    }

    /// <inheritdoc cref="KnowledgeStore.SaveCopyAsync"/>
    public async Task SaveCopyAsync(string path, CancellationToken cancellationToken)
    {
        _nesting.ThrowIfInside(nameof(SaveCopyAsync), "Save the copy after the work has ended.");
        await _engine.ReadAloneAsync((store, token) => store.SaveCopy(path, token), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="KnowledgeStore.BackupAsync"/>
    public async Task<BackupSummary> BackupAsync(
        string path, BackupOptions options, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        _nesting.ThrowIfInside(nameof(BackupAsync), "Back up after the work has ended.");
        var report = new BackupReport(progress);
        return await _engine.CopyAsync(
            path, (copy, token) => SummaryAsync(copy, path, options.Verification, report, token), report.Copying, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs several reads of one state. Their exceptions are not translated.</summary>
    public Task<T> ReadStateAsync<T>(
        Func<IStoreEngine, Func<KontextualDbContext>, CancellationToken, Task<T>> reads, CancellationToken cancellationToken) =>
        _engine.ReadOneStateAsync((context, token) => reads(_engine, context, token), cancellationToken);

    /// <summary>
    /// Runs work in a transaction that shares its commit with no other write and has no time limit, and then takes the identity that the work
    /// returned.
    /// </summary>
    public async Task<T> WriteWholeAsync<T>(
        Func<UnitOfWork, CancellationToken, Task<(T Result, StoreInfo Store)>> work, string called, CancellationToken cancellationToken)
    {
        _nesting.ThrowIfInside(called, "Call it after the work has ended.");
        UnitBody<(T Result, StoreInfo Store)> body = null!;
        body = new(
            _engine,
            new ChangeStamp(new TransactionId(_sources.Ids.NewId()), WriteContext.None),
            _sources,
            _nesting,
            new TimeLimit(Timeout.InfiniteTimeSpan, TimeProvider.System),
            (_, token) => body.Unit.WriteAsync(() => work(body.Unit, token)));
        var (result, store) = await _engine.WriteAloneAsync(body, cancellationToken).ConfigureAwait(false);
        _engine.TakeIdentity(store);
        _sources.Seen.Saw(body.Unit.Changes.Position);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        // The source is not disposed of, because followers may still use its token.
        await _closing.CancelAsync().ConfigureAwait(false);
        await _engine.DisposeAsync().ConfigureAwait(false);
    }

    private static Task<VerifySummary> VerifyAsync(
        IStoreEngine engine, VerifyOptions options, IProgress<VerifyProgress>? progress, CancellationToken cancellationToken) =>
        engine.ReadOneStateAsync(
            (context, token) =>
            {
                if (options.Against is { } seal && seal.StoreId != engine.Store.Id)
                {
                    throw new ArgumentException(
                        $"The seal is of the store {seal.StoreId}, and this is the store {engine.Store.Id}. Pass a seal of this store.", nameof(options));
                }

                var db = context();
                var run = new VerifyRun(db, engine.Dialect, engine.Store, options, progress, token);
                return StoreVerification.RunAsync(run, engine.VerifySteps, e => engine.Translate(e, db));
            },
            cancellationToken);

    private static async Task<BackupSummary> SummaryAsync(
        IStoreEngine copy, string path, VerifyOptions? verification, BackupReport report, CancellationToken cancellationToken)
    {
        var verified = verification is null ? null : await VerifyAsync(copy, verification, report, cancellationToken).ConfigureAwait(false);
        return new BackupSummary
        {
            Path = path,
            Bytes = report.Bytes,
            StoreId = copy.Store.Id,
            Head = await new ChangeLog(copy).HeadAsync(cancellationToken).ConfigureAwait(false),
            Verification = verified,
        };
    }

    private Task<T> ReadHistoryAsync<T>(Func<HistoryProofs, CancellationToken, Task<T>> reads, CancellationToken cancellationToken) =>
        _engine.ReadOneStateAsync(
            async (db, token) =>
            {
                var scope = new ViewScope(_engine, db);
                await using var ended = scope.ConfigureAwait(false);
                return await reads(new HistoryProofs(scope), token).ConfigureAwait(false);
            },
            cancellationToken);

    private static WriteContext Checked(WriteContext context)
    {
        if (context.Attempt is { } attempt)
            Require.Attempt(attempt, nameof(context));
        FreeText.Validate(context.Actor, nameof(context), WriteContext.MaxActor);
        FreeText.Validate(context.Reason, nameof(context));
        return context;
    }
}
