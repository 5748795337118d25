using Kontextual.Persistence.Paging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kontextual.Persistence.Backends.Sqlite;

/// <summary>The engine of one SQLite file: one connection that writes, in turn with all other writers, and others that read beside it.</summary>
internal sealed class SqliteEngine : IStoreEngine
{
    private readonly string _path;
    private readonly SqliteStoreOptions _options;
    private readonly SqliteSession? _writer;
    private readonly SqliteReaders _readers;
    private readonly IDisposable _openEntry;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private TaskCompletionSource _nextCommit = NewSignal();
    private KnowledgeException? _broken;
    private bool _disposed;

    public SqliteEngine(
        string path, SqliteStoreOptions options, StoreInfo store, SqliteSession? writer, SqliteSession reader, bool mayWrite, IDisposable openEntry)
    {
        _path = path;
        _options = options;
        _writer = writer;
        _readers = new SqliteReaders(reader, () => SqliteSession.OpenReader(path, options, mayWrite));
        _openEntry = openEntry;
        Store = store;
    }

    public StoreInfo Store { get; }

    public IQueryDialect Dialect { get; } = new SqliteQueryDialect();

    public StoreReadOnlyException? WhyReadOnly => _writer is null
        ? new StoreReadOnlyException($"The store '{_path}' was opened read-only. Open it for writing to change it.", _path)
        : null;

    public Task NextCommit => _nextCommit.Task;

    public async Task<T> ReadAsync<T>(
        Func<KontextualDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var rented = RentReader();
        try
        {
            return await read(rented.Session.Context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (Translate(e) is { } known)
        {
            throw known;
        }
    }

    public async Task<T> ReadOneStateAsync<T>(
        Func<Func<KontextualDbContext>, CancellationToken, Task<T>> reads, CancellationToken cancellationToken)
    {
        using var rented = RentReader();

        // Deferred: it takes no lock, and fixes the state that its first read sees.
        using var transaction = rented.Session.Connection.BeginTransaction(deferred: true);
        rented.Session.Context.Database.UseTransaction(transaction);
        try
        {
            var context = rented.Session.Context;
            return await reads(() => context, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            rented.Session.Context.Database.UseTransaction(null);
        }
    }

    public async Task<T> WriteAsync<T>(
        TransactionId transaction,
        Func<KontextualDbContext, CancellationToken, Task<T>> body,
        CancellationToken cancellationToken)
    {
        if (WhyReadOnly is { } readOnly)
            throw readOnly;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(IKnowledgeRepository));
            ThrowIfBroken();
            using var held = await StoreLock.AcquireAsync(_path, _options.BusyWait, cancellationToken).ConfigureAwait(false);
            var result = await RunAsync(transaction, body, cancellationToken).ConfigureAwait(false);
            Interlocked.Exchange(ref _nextCommit, NewSignal()).SetResult();
            return result;
        }
        catch (KnowledgeException e) when (SqliteErrors.EndsWriting(e))
        {
            _broken = e;
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    public KnowledgeException? Translate(Exception exception) => SqliteErrors.Translate(_path, exception);

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_disposed)
                return;
            _disposed = true;

            // Readers first: other processes' writers must not wait for them.
            await _readers.EndAsync().ConfigureAwait(false);

            // Closing the last connection checkpoints, which must not meet another process's commit either.
            using var held = await TryHoldToCloseAsync().ConfigureAwait(false);
            _readers.Dispose();
            _writer?.Dispose();
            _openEntry.Dispose();
        }
        finally
        {
            _turn.Release();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<T> RunAsync<T>(
        TransactionId id, Func<KontextualDbContext, CancellationToken, Task<T>> body, CancellationToken cancellationToken)
    {
        var context = _writer!.Context;
        var transaction = await BeginAsync(context, cancellationToken).ConfigureAwait(false);
        try
        {
            var result = await body(context, cancellationToken).ConfigureAwait(false);
            await CommitAsync(transaction, id).ConfigureAwait(false);
            return result;
        }
        finally
        {
            context.ChangeTracker.Clear();
            await EndAsync(transaction).ConfigureAwait(false);
        }
    }

    // Rolls back what was not committed; SQLite may have done so itself, and then there is nothing left to do.
    private async Task EndAsync(IDbContextTransaction transaction)
    {
        try
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (Translate(e) is { } known)
        {
            // What made it necessary is already on its way to the caller; the connection is not to be trusted any more.
            _broken = known;
        }
    }

    // BEGIN IMMEDIATE: a transaction that would begin by reading could find at its first write that it read the past.
    private async Task<IDbContextTransaction> BeginAsync(KontextualDbContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (Translate(e) is { } known)
        {
            throw known;
        }
    }

    private async Task CommitAsync(IDbContextTransaction transaction, TransactionId id)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (SqliteErrors.Translate(_path, e, id) is { } known)
        {
            throw known;
        }
    }

    private void ThrowIfBroken()
    {
        if (_broken is { } broken)
        {
            throw new StoreUnavailableException(
                $"Writing to '{_path}' failed before in a way that this connection cannot be trusted after. Close the store, check the disk, and open it again.",
                canRetry: false,
                innerException: broken);
        }
    }

    private SqliteReaders.Rented RentReader()
    {
        try
        {
            return _readers.Rent();
        }
        catch (Exception e) when (Translate(e) is { } known)
        {
            throw known;
        }
    }

    // Who cannot lock cannot be the last to close for writing either: another process holds the lock, or the folder is read-only.
    private async Task<IDisposable?> TryHoldToCloseAsync()
    {
        // A reader makes no file beside the store. SQLite checkpoints at the close of a last connection only, alone with the file.
        if (_writer is null)
            return null;
        try
        {
            return await StoreLock.AcquireAsync(_path, _options.BusyWait, CancellationToken.None).ConfigureAwait(false);
        }
        catch (KnowledgeException)
        {
            return null;
        }
    }
}
