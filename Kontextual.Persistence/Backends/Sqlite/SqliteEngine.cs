using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Queries;
using Kontextual.Persistence.Backends.Sqlite.Writing;
using Kontextual.Persistence.Paging;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite;

/// <summary>The engine of one SQLite file: one writer on a thread of its own, and connections that read beside it.</summary>
internal sealed class SqliteEngine : IStoreEngine
{
    private readonly string _path;
    private readonly StoreWriter? _writer;
    private readonly SqliteReaders _readers;
    private readonly IDisposable _openEntry;
    private readonly Lock _gate = new();
    private TaskCompletionSource _nextCommit = NewSignal();
    private Task? _disposing;

    public SqliteEngine(
        string path, SqliteStoreOptions options, StoreInfo store, SqliteSession? writer, SqliteSession reader, bool mayWrite, IDisposable openEntry)
    {
        _path = path;
        _readers = new SqliteReaders(reader, () => SqliteSession.OpenReader(path, options, mayWrite));
        _openEntry = openEntry;
        Store = store;
        _writer = writer is null ? null : new StoreWriter(path, options, writer, SignalCommit);
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

    public Task<T> WriteAsync<T>(
        TransactionId transaction,
        Func<WriteSession, CancellationToken, Task<T>> body,
        CancellationToken cancellationToken) =>
        _writer is null ? Task.FromException<T>(WhyReadOnly!) : _writer.WriteAsync(transaction, body, cancellationToken);

    public Task<CompactSummary> CompactAsync(CancellationToken cancellationToken) =>
        _writer is null ? Task.FromException<CompactSummary>(WhyReadOnly!) : _writer.CompactAsync(cancellationToken);

    public KnowledgeException? Translate(Exception exception) => SqliteErrors.Translate(_path, exception);

    public ValueTask DisposeAsync()
    {
        lock (_gate)
            return new ValueTask(_disposing ??= CloseAsync());
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void SignalCommit() => Interlocked.Exchange(ref _nextCommit, NewSignal()).SetResult();

    private async Task CloseAsync()
    {
        _writer?.Complete();

        // Readers first: other processes' writers must not wait for them.
        await _readers.EndAsync().ConfigureAwait(false);
        if (_writer is null)
            CloseOthers();
        else
            await _writer.CloseAsync(CloseOthers).ConfigureAwait(false);
    }

    private void CloseOthers()
    {
        _readers.Dispose();
        _openEntry.Dispose();
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
}
