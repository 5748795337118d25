using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Sqlite.Opening;
using Kontextual.Persistence.Backends.Sqlite.Queries;
using Kontextual.Persistence.Backends.Sqlite.Verification;
using Kontextual.Persistence.Backends.Sqlite.Writing;
using Kontextual.Persistence.Backends.Writing;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Verification;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite;

/// <summary>The engine of one SQLite file: one writer on a dedicated thread, and connections that read at the same time.</summary>
internal sealed class SqliteEngine : IStoreEngine
{
    private readonly string _path;
    private readonly WritingRoom? _writer;
    private readonly SqliteReaders _readers;
    private readonly ReaderHold _hold = new();
    private readonly StoreWatch _watch;
    private readonly IDisposable _openEntry;
    private readonly TimeProvider _elapsed;
    private readonly Lock _gate = new();
    private readonly CommitSignal _commits = new();
    private Task? _disposing;

    public SqliteEngine(
        string path,
        SqliteStoreOptions options,
        StoreInfo store,
        SqliteSession? writer,
        SqliteSession reader,
        bool mayWrite,
        StoreWatch watch,
        IDisposable openEntry,
        StoreLog log,
        TimeProvider elapsed)
    {
        _path = path;
        _watch = watch;
        _readers = new SqliteReaders(
            reader, () => SqliteSession.OpenReader(path, options, mayWrite, watch), options.MaxReaders, options.ReaderWait, elapsed);
        _openEntry = openEntry;
        _elapsed = elapsed;
        Store = store;
        _writer = writer is null
            ? null
            : new WritingRoom(
                new SqliteWritingConnection(path, options, writer, watch, log),
                options.BusyWait,
                new TimeLimit(options.SharedCommitWindow, elapsed),
                _commits.Give);
    }

    public StoreInfo Store { get; private set; }

    public IQueryDialect Dialect { get; } = new SqliteQueryDialect();

    public StoreReadOnlyException? WhyReadOnly => _writer is null
        ? new StoreReadOnlyException($"The store '{_path}' was opened read-only. Open it for writing to change it.", _path)
        : null;

    public IReadOnlyList<IVerifyStep> VerifySteps { get; } = [new SchemaStep(), new IntegrityStep(), new ReferenceStep(), new MetadataIndexStep(), new WordIndexStep()];

    public Task NextCommit => _commits.Next;

    public async Task<T> ReadAsync<T>(
        Func<KontextualDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var rented = await RentReaderAsync(ReaderKind.Read, cancellationToken).ConfigureAwait(false);
        try
        {
            var result = await read(rented.Session.Context, cancellationToken).ConfigureAwait(false);
            RefuseChanged(rented.Session);
            return result;
        }
        catch (Exception e) when (WhyNotRead(rented.Session, e) is { } known)
        {
            throw known;
        }
    }

    public async Task<T> ReadOneStateAsync<T>(
        Func<Func<KontextualDbContext>, CancellationToken, Task<T>> reads, CancellationToken cancellationToken)
    {
        using var rented = await RentReaderAsync(_hold.ViewKind, cancellationToken).ConfigureAwait(false);
        using var inside = _hold.Begin();

        using var transaction = BeginRead(rented.Session);
        try
        {
            var session = rented.Session;
            var result = await reads(() => RefuseChanged(session).Context, cancellationToken).ConfigureAwait(false);
            RefuseChanged(session);
            return result;
        }
        finally
        {
            rented.Session.Context.Database.UseTransaction(null);
        }
    }

    public Task<T> WriteAsync<T>(ITransactionBody<T> body, CancellationToken cancellationToken) => _writer is null
        ? Task.FromException<T>(WhyReadOnly!)
        : _writer.WriteAsync(new HeldBody<T>(body, _hold), cancellationToken);

    public Task<T> WriteAloneAsync<T>(ITransactionBody<T> body, CancellationToken cancellationToken) => _writer is null
        ? Task.FromException<T>(WhyReadOnly!)
        : _writer.WriteAloneAsync(new HeldBody<T>(body, _hold), cancellationToken);

    public Task<T> RunAloneAsync<T>(Func<ILoneWriting, CancellationToken, T> work, CancellationToken cancellationToken) =>
        _writer is null ? Task.FromException<T>(WhyReadOnly!) : _writer.RunAloneAsync(work, cancellationToken);

    public async Task<T> ReadAloneAsync<T>(Func<ILoneReading, CancellationToken, T> work, CancellationToken cancellationToken)
    {
        if (_writer is not null)
            return await _writer.ReadAloneAsync(work, cancellationToken).ConfigureAwait(false);

        // Allowed even if another file is at the path, because saving a copy is meant for that case.
        using var rented = await _readers.RentAsync(ReaderKind.Read, cancellationToken).ConfigureAwait(false);
        var reading = new SqliteLoneReading(_path, rented.Session.Connection, _watch);
        return await Task.Run(() => work(reading, cancellationToken), CancellationToken.None).ConfigureAwait(false);
    }

    public async Task<T> CopyAsync<T>(
        string target,
        Func<IStoreEngine, CancellationToken, Task<T>> look,
        Action<CopyProgress>? progress,
        CancellationToken cancellationToken)
    {
        NewCopy.Validate(target);
        using var copy = new NewCopy(_path, target);
        using (var rented = await RentReaderAsync(_hold.ViewKind, cancellationToken).ConfigureAwait(false))
        {
            var reading = new SqliteLoneReading(_path, rented.Session.Connection, _watch);
            await new SqliteCopying(copy, rented.Session, reading, _elapsed, progress).WriteAsync(cancellationToken).ConfigureAwait(false);
            RefuseChanged(rented.Session);
        }

        var result = await LookAsync(copy, look, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        copy.Complete();
        return result;
    }

    public void TakeIdentity(StoreInfo store) => Store = store;

    public KnowledgeException? Translate(Exception exception, KontextualDbContext? context = null) =>
        SqliteErrors.Translate(_path, exception, connection: (SqliteConnection?)context?.Database.GetDbConnection());

    public ValueTask DisposeAsync()
    {
        lock (_gate)
            return new ValueTask(_disposing ??= CloseAsync());
    }

    private async Task<T> LookAsync<T>(NewCopy copy, Func<IStoreEngine, CancellationToken, Task<T>> look, CancellationToken cancellationToken)
    {
        try
        {
            var opening = new StoreOpening(ReadOnly: true, _elapsed, _elapsed, new UuidV7Source(_elapsed), LoggerFactory: null);
            var engine = await new SqliteBackend(copy.Path, new SqliteStoreOptions { CreateIfMissing = false }).OpenAsync(opening, cancellationToken).ConfigureAwait(false);
            await using var closing = engine.ConfigureAwait(false);
            return await look(engine, cancellationToken).ConfigureAwait(false);
        }
        catch (KnowledgeException e) when (!File.Exists(copy.Path))
        {
            throw copy.Removed(e);
        }
    }

    private async Task CloseAsync()
    {
        _writer?.Complete();

        // Readers end first, so that the writer does not hold the store's lock while it waits for them.
        await _readers.EndAsync().ConfigureAwait(false);
        if (_writer is null)
            _readers.Dispose();
        else
            await _writer.CloseAsync(_readers.Dispose).ConfigureAwait(false);

        // The protection ends last, and stays if a connection could not be closed. Other code of this process can open and close files that
        // are not protected, which would cancel the locks of a connection that is still open.
        _openEntry.Dispose();
    }

    /// <summary>Checks that a file that is read without a lock has not changed, and returns the session.</summary>
    /// <exception cref="StoreUnavailableException">The file has changed.</exception>
    private SqliteSession RefuseChanged(SqliteSession session) => session.IsUnchanged ? session : throw Changed(null);

    // A file that is read while it changes can look damaged.
    private KnowledgeException? WhyNotRead(SqliteSession session, Exception e) =>
        Translate(e, session.Context) is not { } known ? null : session.IsUnchanged ? known : Changed(e);

    private StoreUnavailableException Changed(Exception? inner) => new(
        $"The store '{_path}' was changed by another process during a read without a lock, because this user may not lock it. Read again.",
        _path,
        canRetry: true,
        innerException: inner);

    private async ValueTask<SqliteReaders.Rented> RentReaderAsync(ReaderKind kind, CancellationToken cancellationToken)
    {
        if (_watch.LookAtStore() is { } swap)
            throw swap.ReadError();
        try
        {
            return Current(await _readers.RentAsync(kind, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (Translate(e) is { } known)
        {
            throw known;
        }
    }

    // Deferred, so that it takes no lock and its first read determines its state. Errors here are those of the library, so they are
    // translated, unlike the exceptions of the caller's reads.
    private SqliteTransaction BeginRead(SqliteSession session)
    {
        try
        {
            var transaction = session.Connection.BeginTransaction(deferred: true);
            session.Context.Database.UseTransaction(transaction);
            return transaction;
        }
        catch (Exception e) when (Translate(e, session.Context) is { } known)
        {
            throw known;
        }
    }

    private static SqliteReaders.Rented Current(SqliteReaders.Rented rented)
    {
        try
        {
            if (!rented.Session.IsCurrent)
                rented.Session.Renew();
            return rented;
        }
        catch
        {
            rented.Dispose();
            throw;
        }
    }
}
