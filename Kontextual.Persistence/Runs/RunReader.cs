using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Runs;

internal partial class RunReader(IReadScope scope) : IRunReader
{
    public Task<OperationRun?> FindAsync(RunId id, bool includeDeleted = false, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return scope.ReadAsync((db, token) => RunQueries.ById.RunAsync(db, id, token), cancellationToken);
    }

    public Task<OperationRun?> FindByKeyAsync(string operation, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        var name = NameRules.Normalize(operation, nameof(operation), "The operation");
        var key = IdempotencyKey.Validate(idempotencyKey, nameof(idempotencyKey));
        return scope.ReadAsync((db, token) => RunQueries.ByKey.RunAsync(db, name, key, token), cancellationToken);
    }

    public Task<Page<OperationRun>> ListAsync(RunQuery query, PageRequest? page = null, CancellationToken cancellationToken = default) =>
        RunListing.Of(query, scope.Dialect).PageAsync(scope, null, page, cancellationToken);

    public Task<long> CountAsync(RunQuery query, CancellationToken cancellationToken = default) =>
        RunListing.Of(query, scope.Dialect).CountAsync(scope, null, cancellationToken);

    public Task<IReadOnlyList<WorkflowStep>> StepsAsync(RunId run, CancellationToken cancellationToken = default)
    {
        Require.Id(run, nameof(run));
        return scope.ReadAsync<IReadOnlyList<WorkflowStep>>(
            async (db, token) => await db.Set<WorkflowStep>().Where(s => s.RunId == run).OrderBy(s => s.Ordinal).ToListAsync(token).ConfigureAwait(false),
            cancellationToken);
    }

    public Task<WorkflowStep?> FindStepAsync(StepId id, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return scope.ReadAsync((db, token) => RunQueries.Step.RunAsync(db, id, token), cancellationToken);
    }

    public Task<WorkflowStep?> FindOpenStepAsync(RunId run, CancellationToken cancellationToken = default)
    {
        Require.Id(run, nameof(run));
        return scope.ReadAsync(
            (db, token) => db.Set<WorkflowStep>()
                .Where(s => s.RunId == run && s.Status != StepStatus.Succeeded && s.Status != StepStatus.Skipped)
                .OrderBy(s => s.Ordinal)
                .FirstOrDefaultAsync(token),
            cancellationToken);
    }

    public Task<Page<RunOutput>> OutputsAsync(RunId run, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        Require.Id(run, nameof(run));
        return RunEntryListings.OfRun(run).PageAsync(scope, null, page, cancellationToken);
    }

    public Task<IReadOnlyList<RunManifest>> ManifestsAsync(RunId run, CancellationToken cancellationToken = default)
    {
        Require.Id(run, nameof(run));
        return scope.ReadAsync<IReadOnlyList<RunManifest>>(
            async (db, token) => await db.Set<RunManifest>().Where(m => m.RunId == run).OrderBy(m => m.Attempt).ToListAsync(token).ConfigureAwait(false),
            cancellationToken);
    }

    public Task<RunManifest?> FindManifestAsync(RunAttempt attempt, CancellationToken cancellationToken = default)
    {
        Require.Attempt(attempt, nameof(attempt));
        return scope.ReadAsync((db, token) => RunQueries.ManifestOf.RunAsync(db, attempt.RunId, attempt.Attempt, token), cancellationToken);
    }

    public Task<Page<ManifestEntry>> ManifestEntriesAsync(
        ManifestId manifest, ManifestEntryRole role, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        Require.Id(manifest, nameof(manifest));
        Require.Defined(role, nameof(role));
        return RunEntryListings.OfManifest(manifest, role).PageAsync(scope, null, page, cancellationToken);
    }

    public Task<InputBundle?> FindBundleAsync(BundleId id, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return scope.ReadAsync((db, token) => RunQueries.Bundle.RunAsync(db, id, token), cancellationToken);
    }

    public Task<Page<InputEntry>> BundleEntriesAsync(BundleId bundle, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        Require.Id(bundle, nameof(bundle));
        return RunEntryListings.OfBundle(bundle).PageAsync(scope, null, page, cancellationToken);
    }
}
