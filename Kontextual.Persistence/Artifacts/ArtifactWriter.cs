using Kontextual.Persistence.Contents;
using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Relationships;
using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Artifacts;

/// <summary>The verbs on artifacts. Each verb checks its arguments first, then the rules that need the store, and then writes.</summary>
internal sealed class ArtifactWriter(UnitOfWork unit, RelationshipWriter relationships) : ArtifactReader(unit), IArtifactWriter
{
    private readonly ArtifactChecks _checks = new(unit);
    private readonly ContentWriter _contents = new(unit);
    private readonly DeletableWriter<ArtifactId, Artifact> _writer = WriterOf(unit, RevisionNote.None);

    public async Task<Artifact> CreateAsync(ArtifactDraft draft, CancellationToken cancellationToken = default)
    {
        var valid = CheckedArtifact.Of(draft);
        await draft.Content.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await unit.WriteAsync(async () =>
        {
            await _checks.RequirePlaceAsync(draft.Collection, valid.Name!, cancellationToken).ConfigureAwait(false);
            await _checks.RequireRunAsync(draft.ProducingRunId, cancellationToken).ConfigureAwait(false);
            return await CreateAsync(valid, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    public async Task<Written<Artifact>> PutAsync(ArtifactDraft draft, Expected expected, CancellationToken cancellationToken = default)
    {
        var valid = CheckedArtifact.Of(draft);
        await draft.Content.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await unit.WriteAsync(async () =>
        {
            await _checks.RequireCollectionAsync(draft.Collection, cancellationToken).ConfigureAwait(false);
            var found = await _checks.FindByNameAsync(draft.Collection, valid.Name!, cancellationToken).ConfigureAwait(false);
            await _checks.RequireRunAsync(draft.ProducingRunId, cancellationToken).ConfigureAwait(false);
            if (found is not null)
                return await ChangeAsync(found, expected, valid.ApplyTo(found), valid, cancellationToken).ConfigureAwait(false);
            if (expected.Version is { } version)
                throw new VersionConflictException(EntityKind.Artifact, default, version, 0);
            return new(await CreateAsync(valid, cancellationToken).ConfigureAwait(false), WriteOutcome.Created);
        }).ConfigureAwait(false);
    }

    public async Task<Written<Artifact>> ReviseAsync(
        ArtifactId id, Expected expected, ArtifactChange change, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        var valid = CheckedArtifact.Of(change);
        if (change.Content is not null)
            await change.Content.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            var wanted = valid.ApplyTo(found);
            if (wanted.CollectionId != found.CollectionId)
                await _checks.RequirePlaceAsync(wanted.CollectionId, wanted.Name, cancellationToken).ConfigureAwait(false);
            else if (wanted.Name != found.Name)
                await _checks.RequireFreeNameAsync(wanted.CollectionId, wanted.Name, cancellationToken).ConfigureAwait(false);
            await _checks.RequireRunAsync(change.ProducingRunId, cancellationToken).ConfigureAwait(false);
            return await ChangeAsync(found, expected, wanted, valid, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    public Task<Artifact> DeleteAsync(
        ArtifactId id, Expected expected, DeletePolicy policy = DeletePolicy.Restrict, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        Require.Defined(policy, nameof(policy));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            _writer.RequireVersion(found, expected);
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
            var found = await _writer.RequireKeptAsync(id, cancellationToken).ConfigureAwait(false);
            if (found.IsDeleted)
                await _checks.RequirePlaceAsync(found.CollectionId, found.Name, cancellationToken).ConfigureAwait(false);

            _writer.RequireVersion(found, expected);
            return await _writer.RestoreAsync(found, cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<Written<Artifact>> PurgeAsync(ArtifactId id, Expected expected, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireDeletedAsync(id, expected, cancellationToken).ConfigureAwait(false);
            return await _writer.PurgeAsync(found, cancellationToken).ConfigureAwait(false);
        });
    }

    /// <summary>Purges all artifacts of a deleted collection that are not purged yet, as part of a verb on the collection.</summary>
    internal async Task PurgeAllOfAsync(CollectionId collection, CancellationToken cancellationToken)
    {
        while (true)
        {
            // A purged artifact has no name, so the query no longer returns it.
            var some = await UnpurgedOf(collection)
                .OrderBy(a => a.Id)
                .Take(PageRequest.MaxSize)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var artifact in some)
                await _writer.PurgeAsync(artifact, cancellationToken).ConfigureAwait(false);
            if (some.Count < PageRequest.MaxSize)
                return;
        }
    }

    /// <summary>Counts the artifacts of a collection that are not purged.</summary>
    internal Task<long> CountUnpurgedOfAsync(CollectionId collection, CancellationToken cancellationToken) =>
        UnpurgedOf(collection).LongCountAsync(cancellationToken);

    /// <summary>Deletes all live artifacts of a collection and their relationships, as part of a verb on the collection.</summary>
    internal async Task DeleteAllOfAsync(CollectionId collection, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Pages keep the memory flat for a collection of any size. The query no longer returns deleted artifacts.
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
        return await _writer.DeleteAsync(found, cancellationToken).ConfigureAwait(false);
    }

    // Called only after all checks have passed, because nothing may be written before.
    private async Task<Artifact> CreateAsync(CheckedArtifact draft, CancellationToken cancellationToken)
    {
        await _contents.StoreAsync(draft.Content!, cancellationToken).ConfigureAwait(false);
        var artifact = draft.Create(new ArtifactId(unit.Ids.NewId()), unit.Time);
        return await WriterOf(unit, draft.Note.In(unit.Changes.Attempt)).CreateAsync(artifact, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Written<Artifact>> ChangeAsync(
        Artifact found, Expected expected, Artifact wanted, CheckedArtifact valid, CancellationToken cancellationToken)
    {
        _writer.RequireVersion(found, expected);
        if (valid.Content is { } content)
            await StoreAsync(found, content, cancellationToken).ConfigureAwait(false);
        if (wanted == found)
            return new(found, WriteOutcome.Unchanged);
        var updated = await WriterOf(unit, valid.Note.In(unit.Changes.Attempt)).WriteAsync(
            ChangeKind.Updated, found, wanted with { Provenance = valid.Provenance }, cancellationToken).ConfigureAwait(false);
        return new(updated, WriteOutcome.Updated);
    }

    // The stored copy is checked even if the content is the same, because "Unchanged" promises that the store has these bytes.
    private Task StoreAsync(Artifact found, ContentSource content, CancellationToken cancellationToken) =>
        content.Digest == found.Digest
            ? _contents.RequireStoredAsync(content, cancellationToken)
            : _contents.StoreAsync(content, cancellationToken);

    private static DeletableWriter<ArtifactId, Artifact> WriterOf(UnitOfWork unit, RevisionNote note) =>
        new(unit, ArtifactDescription.Instance, new ArtifactTrail(unit, note));
}
