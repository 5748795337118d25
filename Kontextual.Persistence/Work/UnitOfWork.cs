using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Work;

/// <summary>One transaction as its verbs see it: the context they read and write, the change records they add, and whether it still stands.</summary>
internal sealed class UnitOfWork : IReadScope
{
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

    /// <summary>The one time of everything this transaction writes.</summary>
    public DateTimeOffset Time => Changes.Time;

    public StoreInfo Store => _engine.Store;

    public IQueryDialect Dialect => _engine.Dialect;

    /// <summary>The context; only to be used inside <see cref="WriteAsync"/> and <see cref="ReadAsync"/>.</summary>
    public KontextualDbContext Context => _session.Context;

    /// <summary>Numbers, chains and adds the change records.</summary>
    public ChangeRecorder Changes { get; }

    public IIdSource Ids { get; }

    /// <summary>Begins a unit in a transaction that the engine has begun.</summary>
    /// <exception cref="EntityNotFoundException">The write context's run does not exist.</exception>
    public static async Task<UnitOfWork> BeginAsync(
        IStoreEngine engine, WriteSession session, ChangeStamp stamp, StoreSources sources, CancellationToken cancellationToken)
    {
        try
        {
            await RequireRunAsync(session.Context, stamp, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Runs one verb: its checks, and then its writes, each saved by <see cref="SaveAsync"/>.</summary>
    public Task<T> WriteAsync<T>(Func<Task<T>> verb) => RunAsync(verb);

    /// <summary>Stages a new row for <see cref="SaveAsync"/>.</summary>
    public void Insert<T>(T row)
        where T : class => _session.Rows.Insert(row);

    /// <summary>Stages the change of a row for <see cref="SaveAsync"/>.</summary>
    public void Update<T>(T old, T row)
        where T : class => _session.Rows.Update(old, row);

    /// <summary>Stages the removal of a row for <see cref="SaveAsync"/>.</summary>
    public void Delete<T>(T row)
        where T : class => _session.Rows.Delete(row);

    /// <summary>Writes a new row at once unless its key is taken, and then gives false. A failure ends the whole transaction.</summary>
    public Task<bool> TryInsertAsync<T>(T row, CancellationToken cancellationToken)
        where T : class
    {
        _saves++;
        return _session.Rows.TryInsertAsync(row, cancellationToken);
    }

    /// <summary>Writes what the verb has staged. From here on a failure ends the whole transaction.</summary>
    public Task SaveAsync(CancellationToken cancellationToken)
    {
        // A verb of many saves must not outlast its transaction, whatever token it was given.
        _ending.ThrowIfCancellationRequested();
        _saves++;
        return _session.Rows.SaveAsync(cancellationToken);
    }

    /// <summary>Runs code of the caller's inside a verb. What it throws passes unchanged, even when the provider could have thrown it.</summary>
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

    /// <summary>Cancelled when the transaction is to end, whatever token a verb was given.</summary>
    public CancellationToken Ending => _ending;

    /// <summary>Lets no verb begin once this is cancelled, whatever token the verb was given.</summary>
    public void CancelWith(CancellationToken ending) => _ending = ending;

    /// <exception cref="OperationCanceledException">A verb was refused because the transaction was cancelled, whatever the work made of it.</exception>
    public void ThrowIfCancelled()
    {
        if (_wasCancelled)
            _ending.ThrowIfCancellationRequested();
    }

    /// <summary>Lets no verb begin any more and waits for the one under way.</summary>
    public Task EndAsync() => _gate.EndAsync();

    /// <exception cref="InvalidOperationException">A verb failed while writing, whatever the work made of it.</exception>
    public void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            throw new InvalidOperationException(
                $"Transaction {Id} failed earlier and will not be committed. Let the exception leave the work.", failure);
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
            // Cancelled in the middle of a verb is as cancelled as before one.
            _wasCancelled |= _ending.IsCancellationRequested;

            // Half a verb is written, and nobody can take that back alone.
            if (_saves != savesBefore || Changes.LastSequence != sequenceBefore)
                _failure = e;
            throw;
        }
        finally
        {
            // What a failed verb has only staged must not be saved with the next one.
            _session.Rows.Clear();
        }
    }

    private static async Task RequireRunAsync(KontextualDbContext context, ChangeStamp stamp, CancellationToken cancellationToken)
    {
        if (stamp.Context.RunId is { } run
            && !await context.Set<OperationRun>().AnyAsync(r => r.Id == run, cancellationToken).ConfigureAwait(false))
        {
            throw new EntityNotFoundException(EntityKind.Run, run.ToString());
        }
    }
}
