using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Repository;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Collections;

internal sealed class CollectionWriter(UnitOfWork unit, ArtifactWriter artifacts) : CollectionReader(unit), ICollectionWriter
{
    private readonly CollectionNames _names = new(unit);

    public Task<Collection> CreateAsync(CollectionDraft draft, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(draft.Metadata);
        var name = NameRules.Normalize(draft.Name, nameof(draft));
        var description = FreeText.Validate(draft.Description, nameof(draft)) ?? string.Empty;
        return unit.WriteAsync(async () =>
        {
            await RequireFreeNameAsync(name, null, cancellationToken).ConfigureAwait(false);
            var collection = new Collection
            {
                Id = new CollectionId(unit.Ids.NewId()),
                Name = name,
                Description = description,
                Metadata = draft.Metadata,
                Version = 1,
                CreatedAt = unit.Time,
                UpdatedAt = unit.Time,
            };
            unit.Insert(collection);
            _names.Begin(collection);
            unit.Changes.Add(ChangeKind.Created, collection);
            await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
            return collection;
        });
    }

    public Task<Written<Collection>> RenameAsync(
        CollectionId id, Expected expected, string name, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        var wanted = NameRules.Normalize(name, nameof(name));
        return unit.WriteAsync(async () =>
        {
            var found = await RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            await RequireFreeNameAsync(wanted, id, cancellationToken).ConfigureAwait(false);
            return await ChangeAsync(found, expected, found with { Name = wanted }, cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<Written<Collection>> UpdateAsync(
        CollectionId id, Expected expected, CollectionChange change, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        ArgumentNullException.ThrowIfNull(change);
        FreeText.Validate(change.Description, nameof(change));
        return unit.WriteAsync(async () =>
        {
            var found = await RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            var wanted = found with
            {
                Description = change.Description ?? found.Description,
                Metadata = change.Metadata ?? found.Metadata,
            };
            return await ChangeAsync(found, expected, wanted, cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<Collection> DeleteAsync(
        CollectionId id, Expected expected, DeletePolicy policy = DeletePolicy.Restrict, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        Require.Defined(policy, nameof(policy));
        return unit.WriteAsync(async () =>
        {
            var found = await RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            RequireVersion(found, expected);
            if (policy == DeletePolicy.Restrict)
                await RequireEmptyAsync(id, cancellationToken).ConfigureAwait(false);
            else
                await artifacts.DeleteAllOfAsync(id, cancellationToken).ConfigureAwait(false);
            var deleted = Next(found) with { DeletedAt = unit.Time };
            await SaveAsync(found, deleted, ChangeKind.Deleted, cancellationToken).ConfigureAwait(false);
            return deleted;
        });
    }

    public Task<Written<Collection>> PurgeAsync(
        CollectionId id, Expected expected, DeletePolicy policy = DeletePolicy.Restrict, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        Require.Defined(policy, nameof(policy));
        return unit.WriteAsync(async () =>
        {
            var found = await unit.Context.Set<Collection>().FirstOrDefaultAsync(c => c.Id == id, cancellationToken).ConfigureAwait(false)
                ?? throw new EntityNotFoundException(EntityKind.Collection, id.ToString(), "it does not exist");
            if (!found.IsDeleted)
                throw new EntityNotDeletedException(EntityKind.Collection, id);
            RequireVersion(found, expected);
            if (policy == DeletePolicy.Restrict && await artifacts.CountUnpurgedOfAsync(id, cancellationToken).ConfigureAwait(false) is > 0 and var held)
                throw new CollectionInUseException(id, held, toPurge: true);
            if (found.IsPurged)
                return new Written<Collection>(found, WriteOutcome.Unchanged);
            await artifacts.PurgeAllOfAsync(id, cancellationToken).ConfigureAwait(false);
            return new(await PurgeAsync(found, cancellationToken).ConfigureAwait(false), WriteOutcome.Purged);
        });
    }

    private async Task<Collection> PurgeAsync(Collection found, CancellationToken cancellationToken)
    {
        var purged = found with { Name = string.Empty, Description = string.Empty, Metadata = Metadata.Empty, IsPurged = true };
        unit.Update(found, purged);
        await _names.BlankAsync(found.Id, cancellationToken).ConfigureAwait(false);
        await unit.BlankRecordsAsync(EntityKind.Collection, found.Id, cancellationToken).ConfigureAwait(false);
        unit.Changes.AddPurged(EntityKind.Collection, found.Id, found.Version);
        await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
        return purged;
    }

    private async Task<Written<Collection>> ChangeAsync(
        Collection found, Expected expected, Collection wanted, CancellationToken cancellationToken)
    {
        RequireVersion(found, expected);
        if (wanted == found)
            return new(found, WriteOutcome.Unchanged);
        var changed = Next(wanted);
        await SaveAsync(found, changed, ChangeKind.Updated, cancellationToken).ConfigureAwait(false);
        return new(changed, WriteOutcome.Updated);
    }

    private Collection Next(Collection collection) => collection with { Version = collection.Version + 1, UpdatedAt = unit.Time };

    private async Task SaveAsync(Collection old, Collection changed, ChangeKind kind, CancellationToken cancellationToken)
    {
        unit.Update(old, changed);
        await _names.ChangeAsync(old, changed, cancellationToken).ConfigureAwait(false);
        unit.Changes.Add(kind, changed);
        await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<Collection> RequireLiveAsync(CollectionId id, CancellationToken cancellationToken) =>
        await unit.Context.Set<Collection>().FirstOrDefaultAsync(c => c.Id == id && c.DeletedAt == null, cancellationToken).ConfigureAwait(false)
        ?? throw new EntityNotFoundException(EntityKind.Collection, id.ToString());

    private async Task RequireFreeNameAsync(string name, CollectionId? except, CancellationToken cancellationToken)
    {
        var holder = await unit.Context.Set<Collection>()
            .Where(c => c.Name == name && c.DeletedAt == null)
            .Select(c => (CollectionId?)c.Id)
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (holder is { } other && other != except)
            throw new DuplicateNameException(EntityKind.Collection, name, other);
    }

    private static void RequireVersion(Collection found, Expected expected)
    {
        if (!expected.Accepts(found.Version))
            throw new VersionConflictException(EntityKind.Collection, found.Id, expected.Version!.Value, found.Version);
    }

    private async Task RequireEmptyAsync(CollectionId id, CancellationToken cancellationToken)
    {
        var held = await unit.Context.Set<Artifact>()
            .LongCountAsync(a => a.CollectionId == id && a.DeletedAt == null, cancellationToken).ConfigureAwait(false);
        if (held > 0)
            throw new CollectionInUseException(id, held);
    }
}
