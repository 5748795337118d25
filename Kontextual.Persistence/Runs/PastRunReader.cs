using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Runs;

/// <summary>Reads runs as they were at a moment, and their steps, outputs, manifests and inputs of that moment.</summary>
internal sealed partial class PastRunReader(IReadScope scope, Moment moment) : IRunReader
{
    public Task<OperationRun?> FindAsync(RunId id, bool includeDeleted = false, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return OneAsync(RunDescription.Instance, (db, token) => RunQueries.ById.RunAsync(db, id, token), cancellationToken);
    }

    public Task<OperationRun?> FindByKeyAsync(string operation, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        var name = NameRules.Normalize(operation, nameof(operation), "The operation");
        var key = IdempotencyKey.Validate(idempotencyKey, nameof(idempotencyKey));
        return OneAsync(RunDescription.Instance, (db, token) => RunQueries.ByKey.RunAsync(db, name, key, token), cancellationToken);
    }

    public Task<Page<OperationRun>> ListAsync(RunQuery query, PageRequest? page = null, CancellationToken cancellationToken = default) =>
        ListingOf(query).PageAsync(scope, moment, page, cancellationToken);

    public Task<long> CountAsync(RunQuery query, CancellationToken cancellationToken = default) =>
        ListingOf(query).CountAsync(scope, moment, cancellationToken);

    public Task<IReadOnlyList<WorkflowStep>> StepsAsync(RunId run, CancellationToken cancellationToken = default)
    {
        Require.Id(run, nameof(run));
        return ManyAsync(
            StepDescription.Instance,
            (db, token) => db.Set<WorkflowStep>().Where(s => s.RunId == run).OrderBy(s => s.Ordinal).ToListAsync(token),
            cancellationToken);
    }

    public Task<WorkflowStep?> FindStepAsync(StepId id, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return OneAsync(StepDescription.Instance, (db, token) => RunQueries.Step.RunAsync(db, id, token), cancellationToken);
    }

    public async Task<WorkflowStep?> FindOpenStepAsync(RunId run, CancellationToken cancellationToken = default) =>
        (await StepsAsync(run, cancellationToken).ConfigureAwait(false)).FirstOrDefault(step => !step.Status.IsDone());

    public Task<Page<RunOutput>> OutputsAsync(RunId run, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        Require.Id(run, nameof(run));
        return RunEntryListings.OfRun(run).PageAsync(scope, moment, page, cancellationToken);
    }

    public Task<IReadOnlyList<RunManifest>> ManifestsAsync(RunId run, CancellationToken cancellationToken = default)
    {
        Require.Id(run, nameof(run));
        return ManyAsync(
            ManifestDescription.Instance,
            (db, token) => db.Set<RunManifest>().Where(m => m.RunId == run).OrderBy(m => m.Attempt).ToListAsync(token),
            cancellationToken);
    }

    public Task<RunManifest?> FindManifestAsync(RunAttempt attempt, CancellationToken cancellationToken = default)
    {
        Require.Attempt(attempt, nameof(attempt));
        return OneAsync(
            ManifestDescription.Instance, (db, token) => RunQueries.ManifestOf.RunAsync(db, attempt.RunId, attempt.Attempt, token), cancellationToken);
    }

    public async Task<Page<ManifestEntry>> ManifestEntriesAsync(
        ManifestId manifest, ManifestEntryRole role, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        Require.Id(manifest, nameof(manifest));
        Require.Defined(role, nameof(role));
        var found = await RunEntryListings.OfManifest(manifest, role).PageAsync(scope, moment, page, cancellationToken).ConfigureAwait(false);
        var ofMoment = await OneAsync(
            ManifestDescription.Instance, (db, token) => RunQueries.Manifest.RunAsync(db, manifest, token), cancellationToken).ConfigureAwait(false);
        return ofMoment is null ? new([], null) : found;
    }

    public Task<InputBundle?> FindBundleAsync(BundleId id, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return OneAsync(BundleDescription.Instance, (db, token) => RunQueries.Bundle.RunAsync(db, id, token), cancellationToken);
    }

    public async Task<Page<InputEntry>> BundleEntriesAsync(BundleId bundle, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        Require.Id(bundle, nameof(bundle));
        var found = await RunEntryListings.OfBundle(bundle).PageAsync(scope, moment, page, cancellationToken).ConfigureAwait(false);
        return await FindBundleAsync(bundle, cancellationToken).ConfigureAwait(false) is null ? new([], null) : found;
    }

    private IListing<OperationRun> ListingOf(RunQuery query)
    {
        var listing = RunListing.Of(query, scope.Dialect);
        return query.StalledSince is null
            ? listing
            : throw new ArgumentException("Stalled runs of the past cannot be selected, because heartbeats are not recorded. Set StalledSince to null.", nameof(query));
    }

    private async Task<T?> OneAsync<TId, T>(
        IStatedDescription<TId, T> description, Func<KontextualDbContext, CancellationToken, Task<T?>> find, CancellationToken cancellationToken)
        where TId : struct, IEntityId<TId>
        where T : class
    {
        var found = await ManyAsync(
            description,
            async (db, token) => await find(db, token).ConfigureAwait(false) is { } one ? [one] : [],
            cancellationToken).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    // What has no record up to the moment did not exist yet.
    private Task<IReadOnlyList<T>> ManyAsync<TId, T>(
        IStatedDescription<TId, T> description, Func<KontextualDbContext, CancellationToken, Task<List<T>>> read, CancellationToken cancellationToken)
        where TId : struct, IEntityId<TId>
        where T : class =>
        scope.ReadAsync<IReadOnlyList<T>>(
            async (db, token) =>
            {
                var sequence = await moment.SequenceAsync(db, token).ConfigureAwait(false);
                var now = await read(db, token).ConfigureAwait(false);
                var states = await LastStates<TId, T>.ReadAsync(db, description, now, sequence, token).ConfigureAwait(false);
                return [.. now.Select(states.Of).OfType<T>()];
            },
            cancellationToken);
}
