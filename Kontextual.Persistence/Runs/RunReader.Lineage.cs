using Kontextual.Persistence.Lineage;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs;

internal partial class RunReader
{
    public Task<LineageGraph> LineageAsync(LineageQuery query, CancellationToken cancellationToken = default)
    {
        var steps = LineageSteps.Checked(query);
        return scope.ReadAsync((db, token) => steps.TakeAsync(scope.Dialect, db, token), cancellationToken);
    }

    public Task<Page<StaleOutput>> StaleAsync(StaleQuery query, PageRequest? page = null, CancellationToken cancellationToken = default) =>
        new StaleListing(scope, null).PageAsync(query, page, cancellationToken);

    public Task<OperationRun?> FindCachedAsync(
        string operation, ContentDigest inputDigest, CachedOutputs condition = CachedOutputs.AtHead, CancellationToken cancellationToken = default)
    {
        var wanted = CachedRun.Checked(operation, inputDigest, condition);
        return scope.ReadAsync((db, token) => wanted.FindAsync(db, token), cancellationToken);
    }
}
