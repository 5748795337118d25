using Kontextual.Persistence.Relationships;
using Kontextual.Persistence.Repository;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Artifacts;

/// <summary>The verbs on artifacts: arguments first, then the rules that need the store, then the writing.</summary>
internal sealed class ArtifactWriter(UnitOfWork unit, RelationshipWriter relationships) : ArtifactReader(unit), IArtifactWriter
{
    private readonly ArtifactChecks _checks = new(unit);
    private readonly ArtifactRecorder _recorder = new(unit);
    private readonly ArtifactPurger _purger = new(unit);

    public async Task<Artifact> CreateAsync(ArtifactDraft draft, CancellationToken cancellationToken = default)
    {
        var valid = CheckedDraft.Of(draft);
        await draft.Content.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await unit.WriteAsync(async () =>
        {
            await _checks.RequirePlaceAsync(draft.Collection, valid.Name, cancellationToken).ConfigureAwait(false);
            await _checks.RequireRunAsync(draft.ProducingRunId, cancellationToken).ConfigureAwait(false);
            return await _recorder.CreateAsync(valid, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    public async Task<Written<Artifact>> PutAsync(ArtifactDraft draft, Expected expected, CancellationToken cancellationToken = default)
    {
        var valid = CheckedDraft.Of(draft);
        await draft.Content.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await unit.WriteAsync(async () =>
        {
            await _checks.RequireCollectionAsync(draft.Collection, cancellationToken).ConfigureAwait(false);
            var found = await _checks.FindByNameAsync(draft.Collection, valid.Name, cancellationToken).ConfigureAwait(false);
            await _checks.RequireRunAsync(draft.ProducingRunId, cancellationToken).ConfigureAwait(false);
            if (found is not null)
                return await ChangeAsync(found, expected, valid.State, valid.Note, draft.Content, cancellationToken).ConfigureAwait(false);
            if (expected.Version is { } version)
                throw new VersionConflictException(EntityKind.Artifact, default, version, 0);
            return new(await _recorder.CreateAsync(valid, cancellationToken).ConfigureAwait(false), WriteOutcome.Created);
        }).ConfigureAwait(false);
    }

    public async Task<Written<Artifact>> ReviseAsync(
        ArtifactId id, Expected expected, ArtifactChange change, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        var valid = CheckedChange.Of(change);
        if (change.Content is not null)
            await change.Content.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await unit.WriteAsync(async () =>
        {
            var found = await _checks.RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            var wanted = valid.ApplyTo(ArtifactState.Of(found));
            if (wanted.CollectionId != found.CollectionId)
                await _checks.RequirePlaceAsync(wanted.CollectionId, wanted.Name, cancellationToken).ConfigureAwait(false);
            else if (wanted.Name != found.Name)
                await _checks.RequireFreeNameAsync(wanted.CollectionId, wanted.Name, cancellationToken).ConfigureAwait(false);
            await _checks.RequireRunAsync(change.ProducingRunId, cancellationToken).ConfigureAwait(false);
            return await ChangeAsync(found, expected, wanted, valid.Note, change.Content, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    public Task<Artifact> DeleteAsync(
        ArtifactId id, Expected expected, DeletePolicy policy = DeletePolicy.Restrict, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        Require.Defined(policy, nameof(policy));
        return unit.WriteAsync(async () =>
        {
            var found = await _checks.RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            ArtifactChecks.RequireRevision(found, expected);
            if (policy == DeletePolicy.Restrict)
                await relationships.RequireNoneOfAsync(id, cancellationToken).ConfigureAwait(false);
            return await DeleteAsync(found, cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<Written<Artifact>> RestoreAsync(ArtifactId id, Expected expected, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return unit.WriteAsync(async () =>
        {
            var found = await _checks.RequireKeptAsync(id, cancellationToken).ConfigureAwait(false);
            if (found.IsDeleted)
                await _checks.RequirePlaceAsync(found.CollectionId, found.Name, cancellationToken).ConfigureAwait(false);

            ArtifactChecks.RequireRevision(found, expected);
            return found.IsDeleted
                ? new Written<Artifact>(await _recorder.RestoreAsync(found, cancellationToken).ConfigureAwait(false), WriteOutcome.Restored)
                : new(found, WriteOutcome.Unchanged);
        });
    }

    public Task<Written<Artifact>> PurgeAsync(ArtifactId id, Expected expected, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return unit.WriteAsync(async () =>
        {
            var found = await ArtifactQueries.ById.RunAsync(unit.Context, id, cancellationToken).ConfigureAwait(false)
                ?? throw new EntityNotFoundException(EntityKind.Artifact, id.ToString(), "it does not exist");
            if (!found.IsDeleted)
                throw new EntityNotDeletedException(EntityKind.Artifact, id);
            ArtifactChecks.RequireRevision(found, expected);
            return found.IsPurged
                ? new Written<Artifact>(found, WriteOutcome.Unchanged)
                : new(await _purger.PurgeAsync(found, cancellationToken).ConfigureAwait(false), WriteOutcome.Purged);
        });
    }

    /// <summary>Purges all artifacts of a deleted collection that are not purged, inside a verb of the collection.</summary>
    internal async Task PurgeAllOfAsync(CollectionId collection, CancellationToken cancellationToken)
    {
        while (true)
        {
            // What is purged has lost its name and leaves the query.
            var some = await UnpurgedOf(collection)
                .OrderBy(a => a.Id)
                .Take(PageRequest.MaxSize)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var artifact in some)
                await _purger.PurgeAsync(artifact, cancellationToken).ConfigureAwait(false);
            if (some.Count < PageRequest.MaxSize)
                return;
        }
    }

    /// <summary>How many artifacts of a collection are not purged.</summary>
    internal Task<long> CountUnpurgedOfAsync(CollectionId collection, CancellationToken cancellationToken) =>
        UnpurgedOf(collection).LongCountAsync(cancellationToken);

    /// <summary>Deletes all live artifacts of a collection with their relationships, inside a verb of the collection.</summary>
    internal async Task DeleteAllOfAsync(CollectionId collection, CancellationToken cancellationToken)
    {
        while (true)
        {
            // In pieces, so that a collection of any size is deleted in flat memory; what is deleted leaves the query.
            var some = await unit.Context.Set<Artifact>()
                .Where(a => a.CollectionId == collection && a.DeletedAt == null)
                .OrderBy(a => a.Id)
                .Take(PageRequest.MaxSize)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var artifact in some)
                await DeleteAsync(artifact, cancellationToken).ConfigureAwait(false);
            if (some.Count < PageRequest.MaxSize)
                return;
        }
    }

    private IQueryable<Artifact> UnpurgedOf(CollectionId collection) =>
        unit.Dialect.WhereNotEmpty(unit.Context.Set<Artifact>().Where(a => a.CollectionId == collection), a => a.Name);

    private async Task<Artifact> DeleteAsync(Artifact found, CancellationToken cancellationToken)
    {
        await relationships.DeleteAllOfAsync(found.Id, cancellationToken).ConfigureAwait(false);
        var deleted = await _recorder.DeleteAsync(found, cancellationToken).ConfigureAwait(false);
        await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
        return deleted;
    }

    private async Task<Written<Artifact>> ChangeAsync(
        Artifact found,
        Expected expected,
        ArtifactState wanted,
        RevisionNote note,
        ContentSource? content,
        CancellationToken cancellationToken)
    {
        ArtifactChecks.RequireRevision(found, expected);
        if (wanted == ArtifactState.Of(found))
        {
            // "Unchanged" says that the store has these bytes.
            if (content is not null)
                await _recorder.RequireStoredAsync(content, cancellationToken).ConfigureAwait(false);
            return new(found, WriteOutcome.Unchanged);
        }

        var updated = await _recorder.UpdateAsync(found, wanted, note, content, cancellationToken).ConfigureAwait(false);
        return new(updated, WriteOutcome.Updated);
    }
}
