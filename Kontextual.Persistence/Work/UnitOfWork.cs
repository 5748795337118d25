using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Work;

/// <summary>
/// One transaction for the verbs that run in it: the context to read, the rows to write, the change records, and whether the
/// transaction has failed.
/// </summary>
internal sealed class UnitOfWork : IReadScope
{
    private static readonly CompiledQuery<RunId, AttemptState?> AttemptOf = new((db, id, _) =>
        db.Set<OperationRun>().Where(r => r.Id == id).Select(r => new AttemptState(r.Attempt, r.Status)).FirstOrDefault());

    private readonly IStoreEngine _engine;
    private readonly WriteSession _session;
    private readonly ScopeGate _gate = new("transaction");
    private Exception? _failure;
    private Exception? _callers;
    private int _saves;
    private CancellationToken _ending;
    private bool _wasCancelled;

    private UnitOfWork(IStoreEngine engine, WriteSession session, ChangeRecorder changes, IIdSource ids)
    {
        _engine = engine;
        _session = session;
        Changes = changes;
        Ids = ids;
    }

    public TransactionId Id => Changes.TransactionId;

    /// <summary>The time of everything that this transaction writes.</summary>
    public DateTimeOffset Time => Changes.Time;

    public StoreInfo Store => _engine.Store;

    public IQueryDialect Dialect => _engine.Dialect;

    /// <summary>The context. It must be used only inside <see cref="WriteAsync"/> and <see cref="ReadAsync"/>.</summary>
    public KontextualDbContext Context => _session.Context;

    /// <summary>Numbers, chains and stages the change records.</summary>
    public ChangeRecorder Changes { get; }

    public IIdSource Ids { get; }

    /// <summary>Begins a unit of work in a transaction that the engine has begun.</summary>
    /// <exception cref="EntityNotFoundException">The run of the write context does not exist.</exception>
    /// <exception cref="RunAttemptEndedException">The attempt of the write context has ended.</exception>
    public static async Task<UnitOfWork> BeginAsync(
        IStoreEngine engine, WriteSession session, ChangeStamp stamp, StoreSources sources, CancellationToken cancellationToken)
    {
        try
        {
            await RequireAttemptAsync(session.Context, stamp, cancellationToken).ConfigureAwait(false);
            var changes = await ChangeRecorder.AfterLastAsync(session, stamp, sources, cancellationToken).ConfigureAwait(false);
            return new UnitOfWork(engine, session, changes, sources.Ids);
        }
        catch (Exception e) when (engine.Translate(e, session.Context) is { } known)
        {
            session.Report(known);
            throw known;
        }
    }

    public Task<T> ReadAsync<T>(
        Func<KontextualDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        RunAsync(() => read(Context, cancellationToken));

    /// <summary>Runs one verb: its checks, and then its writes, which it saves by <see cref="SaveAsync"/>.</summary>
    public Task<T> WriteAsync<T>(Func<Task<T>> verb) => RunAsync(verb);

    /// <summary>Stages a new row for <see cref="SaveAsync"/>.</summary>
    public void Insert<T>(T row)
        where T : class => _session.Rows.Insert(row);

    /// <summary>Stages the update of a row for <see cref="SaveAsync"/>.</summary>
    public void Update<T>(T old, T row)
        where T : class => _session.Rows.Update(old, row);

    /// <summary>Stages the deletion of a row for <see cref="SaveAsync"/>.</summary>
    public void Delete<T>(T row)
        where T : class => _session.Rows.Delete(row);

    /// <inheritdoc cref="IRowWriter.DeferReferences"/>
    public void DeferReferences() => _session.Rows.DeferReferences();

    /// <summary>Writes a new row immediately. Returns false if a row with its key exists. A failure ends the whole transaction.</summary>
    public async Task<bool> TryInsertAsync<T>(T row, CancellationToken cancellationToken)
        where T : class
    {
        _ending.ThrowIfCancellationRequested();

        // Counted before the write, because a write that fails may have written something.
        var savesBefore = _saves++;
        if (await _session.Rows.TryInsertAsync(row, cancellationToken).ConfigureAwait(false))
            return true;
        _saves = savesBefore;
        return false;
    }

    /// <summary>Writes the staged rows of the verb. From then on, a failure of the verb ends the whole transaction.</summary>
    public Task SaveAsync(CancellationToken cancellationToken)
    {
        // A verb with many saves must not outlast its transaction, even if its own token is not cancelled.
        _ending.ThrowIfCancellationRequested();
        _saves++;
        return _session.Rows.SaveAsync(cancellationToken);
    }

    /// <summary>Runs code of the caller inside a verb. Its exceptions are not translated, even if they have a type of the provider.</summary>
    public async Task<T> CallAsync<T>(Func<Task<T>> callers)
    {
        try
        {
            return await callers().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _callers = e;
            throw;
        }
    }

    /// <summary>Cancelled when the transaction must end, independent of the tokens of its verbs.</summary>
    public CancellationToken Ending => _ending;

    /// <summary>Sets the token after whose cancellation no verb begins, independent of the verb's own token.</summary>
    public void CancelWith(CancellationToken ending) => _ending = ending;

    /// <summary>Throws if a verb was refused because the transaction was cancelled, even if the work caught the exception.</summary>
    /// <exception cref="OperationCanceledException">A verb was refused.</exception>
    public void ThrowIfCancelled()
    {
        if (_wasCancelled)
            _ending.ThrowIfCancellationRequested();
    }

    /// <summary>Refuses further verbs, and waits for the running one.</summary>
    public Task EndAsync() => _gate.EndAsync();

    /// <summary>Throws if a verb failed while it was writing, even if the work caught the exception.</summary>
    /// <exception cref="InvalidOperationException">A verb failed.</exception>
    public void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            throw new InvalidOperationException(
                $"Transaction {Id} failed earlier and will not be committed. Do not catch the exception inside the work.", failure);
        }
    }

    private async Task<T> RunAsync<T>(Func<Task<T>> verb)
    {
        using var passage = _gate.Enter();
        ThrowIfFailed();
        _wasCancelled |= _ending.IsCancellationRequested;
        ThrowIfCancelled();
        var savesBefore = _saves;
        var sequenceBefore = Changes.LastSequence;
        try
        {
            return await verb().ConfigureAwait(false);
        }
        catch (Exception e) when (e != _callers && _engine.Translate(e, _session.Context) is { } known)
        {
            _failure = known;
            _session.Report(known);
            throw known;
        }
        catch (Exception e)
        {
            // Cancelling inside a verb has the same effect as cancelling before it.
            _wasCancelled |= _ending.IsCancellationRequested;

            // A part of the verb is written, and it cannot be rolled back alone.
            if (_saves != savesBefore || Changes.LastSequence != sequenceBefore)
                _failure = e;
            throw;
        }
        finally
        {
            // Rows that a failed verb has staged must not be saved by the next verb.
            _session.Rows.Clear();
        }
    }

    // A worker that was thought dead must not write over its successor, so this is checked in the transaction and before the work.
    private static async Task RequireAttemptAsync(KontextualDbContext context, ChangeStamp stamp, CancellationToken cancellationToken)
    {
        if (stamp.Context.Attempt is not { } attempt)
            return;
        var state = await AttemptOf.RunAsync(context, attempt.RunId, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(EntityKind.Run, attempt.RunId.ToString(), "it does not exist");
        RunMoves.RequireCurrent(attempt, state.Attempt, state.Status);
    }

    private sealed record AttemptState(int Attempt, RunStatus Status);
}
