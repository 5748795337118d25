using Kontextual.Persistence.Backends.Writing;
using Kontextual.Persistence.Mapping;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Verification;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>The engine of a store in memory. It uses EF's in-memory provider, which has neither transactions nor constraints.</summary>
/// <remarks>
/// There are two generations of the data. Readers use the published generation while the one writer works in the other. A commit swaps
/// them in one step. A failed write drops the writer's generation. Before the next write, the journal brings the other generation up to
/// date. If somebody still reads that generation, the published one is copied instead.
/// </remarks>
internal sealed class InMemoryEngine(StoreInfo store, InMemoryGeneration first, bool readOnly) : IStoreEngine
{
    private const string Location = "memory";

    private static readonly InMemoryAlone Alone = new();

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private InMemoryGeneration _published = first;
    private InMemoryGeneration? _standby;
    private WriteJournal? _standbyLacks;
    private readonly CommitSignal _commits = new();
    private bool _disposed;

    public StoreInfo Store { get; private set; } = store;

    /// <summary>The generation for the next write; null when the next write must copy the published one.</summary>
    public InMemoryGeneration? Standby
    {
        get
        {
            lock (_gate)
                return _standby;
        }
    }

    public IQueryDialect Dialect { get; } = new InMemoryQueryDialect();

    public StoreReadOnlyException? WhyReadOnly => readOnly
        ? new StoreReadOnlyException("The store in memory was opened read-only. Open it for writing to change it.", Location)
        : null;

    public IReadOnlyList<IVerifyStep> VerifySteps { get; } = [new InMemoryReferenceStep()];

    public Task NextCommit => _commits.Next;

    public async Task<T> ReadAsync<T>(
        Func<KontextualDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var visit = new InMemoryVisit(Enter, Leave);
        try
        {
            return await read(visit.Context(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (Translate(e) is { } known)
        {
            throw known;
        }
    }

    public async Task<T> ReadOneStateAsync<T>(
        Func<Func<KontextualDbContext>, CancellationToken, Task<T>> reads, CancellationToken cancellationToken)
    {
        using var visit = new InMemoryVisit(Enter, Leave);
        return await reads(visit.Context, cancellationToken).ConfigureAwait(false);
    }

    public async Task<T> WriteAsync<T>(ITransactionBody<T> body, CancellationToken cancellationToken)
    {
        if (WhyReadOnly is { } why)
            throw why;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(IKnowledgeRepository));
            var working = Begin();
            var journal = new WriteJournal();
            try
            {
                using var context = working.CreateContext(journal);
                var result = await new BodyRun<T>(body, cancellationToken).OnPoolAsync(new WriteSession(context, new TrackedRowWriter(context))).ConfigureAwait(false);
                Publish(working, journal);
                return result;
            }
            catch
            {
                // The published generation is unchanged. The writes are in the other generation only.
                GiveBack(working, journal);
                throw;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    // In memory, writes never share a commit.
    public Task<T> WriteAloneAsync<T>(ITransactionBody<T> body, CancellationToken cancellationToken) => WriteAsync(body, cancellationToken);

    public async Task<T> RunAloneAsync<T>(Func<ILoneWriting, CancellationToken, T> work, CancellationToken cancellationToken)
    {
        if (WhyReadOnly is { } why)
            throw why;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(IKnowledgeRepository));
            return work(Alone, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<T> ReadAloneAsync<T>(Func<ILoneReading, CancellationToken, T> work, CancellationToken cancellationToken) =>
        await Task.Run(() => work(Alone, cancellationToken), CancellationToken.None).ConfigureAwait(false);

    public Task<T> CopyAsync<T>(
        string target, Func<IStoreEngine, CancellationToken, Task<T>> look, Action<CopyProgress>? progress, CancellationToken cancellationToken) =>
        Task.FromException<T>(InMemoryAlone.NoFile());

    public void TakeIdentity(StoreInfo store) => Store = store;

    public KnowledgeException? Translate(Exception exception, KontextualDbContext? context = null) => exception switch
    {
        StoredValueException e => e.ForCallers(Location),
        DbUpdateException e => new StoreUnavailableException("The store in memory refused a write.", Location, false, innerException: e),
        _ => null,
    };

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        if (!_disposed)
        {
            InMemoryGeneration[] unread;
            lock (_gate)
            {
                _disposed = true;
                unread = [.. new[] { _published, _standby }.OfType<InMemoryGeneration>().Where(generation => generation.Readers == 0)];
            }

            foreach (var generation in unread)
                generation.Drop();
        }

        _turn.Release();
    }

    private InMemoryGeneration Enter()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(IKnowledgeRepository));
            _published.Readers++;
            return _published;
        }
    }

    private void Leave(InMemoryGeneration generation)
    {
        bool isLeftBehind;
        lock (_gate)
            isLeftBehind = --generation.Readers == 0 && (_disposed || (generation != _published && generation != _standby));
        if (isLeftBehind)
            generation.Drop();
    }

    private InMemoryGeneration Begin()
    {
        try
        {
            return TakeStandby();
        }
        catch (Exception e) when (Translate(e) is { } known)
        {
            throw known;
        }
    }

    /// <summary>Returns a generation that equals the published one and that nobody reads.</summary>
    private InMemoryGeneration TakeStandby()
    {
        InMemoryGeneration? standby;
        lock (_gate)
        {
            standby = _standby is { Readers: 0 } ? _standby : null;
            _standby = null;
        }

        if (standby is null)
        {
            // A new copy is up to date.
            _standbyLacks = null;
            return _published.Copy();
        }

        try
        {
            CatchUp(standby);
        }
        catch
        {
            // A generation that is partly up to date is useless. Its rows are freed, and the next write copies the published generation.
            standby.Drop();
            throw;
        }

        return standby;
    }

    private void CatchUp(InMemoryGeneration standby)
    {
        if (_standbyLacks is { } lacks)
        {
            using var context = standby.CreateContext();
            lacks.Replay(context);
        }

        _standbyLacks = null;
    }

    private void Publish(InMemoryGeneration working, WriteJournal journal)
    {
        lock (_gate)
        {
            _standby = _published;
            _published = working;
        }

        _standbyLacks = journal;
        _commits.Give();
    }

    private void GiveBack(InMemoryGeneration working, WriteJournal journal)
    {
        lock (_gate)
            _standby = journal.IsEmpty ? working : null;
        if (!journal.IsEmpty)
            working.Drop();
    }
}
