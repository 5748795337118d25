using System.Collections.Concurrent;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>Reading sessions, opened as they are needed and kept for the next reader.</summary>
internal sealed class SqliteReaders : IDisposable
{
    private readonly Func<SqliteSession> _open;
    private readonly ConcurrentBag<SqliteSession> _idle;
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _allBack = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _rented;
    private bool _disposed;

    public SqliteReaders(SqliteSession first, Func<SqliteSession> open)
    {
        _open = open;
        _idle = [first];
    }

    /// <summary>A session for one reader alone, until it is disposed of.</summary>
    public Rented Rent()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(IKnowledgeRepository));
            _rented++;
        }

        try
        {
            return new Rented(this, _idle.TryTake(out var session) ? session : _open());
        }
        catch
        {
            Leave();
            throw;
        }
    }

    /// <summary>Lets nobody in any more, and waits until all readers are done.</summary>
    public Task EndAsync()
    {
        lock (_gate)
        {
            _disposed = true;
            return _rented == 0 ? Task.CompletedTask : _allBack.Task;
        }
    }

    /// <summary>Closes the sessions; all readers are done.</summary>
    public void Dispose()
    {
        foreach (var session in _idle)
            session.Dispose();
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_rented == 0 && _disposed)
                _allBack.TrySetResult();
        }
    }

    public readonly struct Rented(SqliteReaders owner, SqliteSession session) : IDisposable
    {
        public SqliteSession Session => session;

        public void Dispose()
        {
            owner._idle.Add(session);
            owner.Leave();
        }
    }
}
