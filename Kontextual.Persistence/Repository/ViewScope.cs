using Kontextual.Persistence.Paging;

namespace Kontextual.Persistence.Repository;

/// <summary>Reads in one unchanging state.</summary>
internal sealed class ViewScope(KontextualDbContext context, IQueryDialect dialect) : IReadScope, IAsyncDisposable
{
    private readonly ScopeGate _gate = new("view");

    public IQueryDialect Dialect => dialect;

    public async Task<T> ReadAsync<T>(
        Func<KontextualDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var passage = _gate.Enter();
        return await read(context, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync() => await _gate.EndAsync().ConfigureAwait(false);
}
