using Kontextual.Persistence.Lineage;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs;

internal sealed partial class PastRunReader
{
    public Task<LineageGraph> LineageAsync(LineageQuery query, CancellationToken cancellationToken = default)
    {
        var steps = LineageSteps.Checked(query);
        return scope.ReadAsync(
            async (db, token) =>
            {
                var then = steps with { Sequence = await moment.SequenceAsync(db, token).ConfigureAwait(false) };
                return await then.TakeAsync(scope.Dialect, db, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<Page<StaleOutput>> StaleAsync(StaleQuery query, PageRequest? page = null, CancellationToken cancellationToken = default) =>
        new StaleListing(scope, moment).PageAsync(query, page, cancellationToken);

    public Task<OperationRun?> FindCachedAsync(
        string operation, ContentDigest inputDigest, CachedOutputs condition = CachedOutputs.AtHead, CancellationToken cancellationToken = default)
    {
        var wanted = CachedRun.Checked(operation, inputDigest, condition);
        return scope.ReadAsync(
            async (db, token) =>
            {
                var sequence = await moment.SequenceAsync(db, token).ConfigureAwait(false);
                return await wanted.FindAtAsync(db, sequence, token).ConfigureAwait(false);
            },
            cancellationToken);
    }
}
