using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Work;

/// <summary>A scope that reads one unchanging state.</summary>
internal sealed class ViewScope(IStoreEngine engine, Func<KontextualDbContext> context) : IReadScope, IAsyncDisposable
{
    private readonly ScopeGate _gate = new("view");

    public StoreInfo Store => engine.Store;

    public IQueryDialect Dialect => engine.Dialect;

    public async Task<T> ReadAsync<T>(
        Func<KontextualDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var passage = _gate.Enter();
        var db = context();
        try
        {
            return await read(db, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (engine.Translate(e, db) is { } known)
        {
            throw known;
        }
    }

    public async ValueTask DisposeAsync() => await _gate.EndAsync().ConfigureAwait(false);
}
