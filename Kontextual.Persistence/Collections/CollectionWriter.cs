using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Collections;

internal sealed class CollectionWriter(UnitOfWork unit, ArtifactWriter artifacts) : CollectionReader(unit), ICollectionWriter
{
    private readonly DeletableWriter<CollectionId, Collection> _writer =
        new(unit, CollectionDescription.Instance, new CollectionTrail(unit));

    public Task<Collection> CreateAsync(CollectionDraft draft, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(draft.Metadata);
        var name = NameRules.Normalize(draft.Name, nameof(draft), "The name of the CollectionDraft");
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
            return await _writer.CreateAsync(collection, cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<Written<Collection>> RenameAsync(
        CollectionId id, Expected expected, string name, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        var wanted = NameRules.Normalize(name, nameof(name));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            await RequireFreeNameAsync(wanted, id, cancellationToken).ConfigureAwait(false);
            return await _writer.UpdateAsync(found, expected, found with { Name = wanted }, cancellationToken).ConfigureAwait(false);
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
            var found = await _writer.RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            var wanted = found with
            {
                Description = change.Description ?? found.Description,
                Metadata = change.Metadata ?? found.Metadata,
            };
            return await _writer.UpdateAsync(found, expected, wanted, cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<Collection> DeleteAsync(
        CollectionId id, Expected expected, DeletePolicy policy = DeletePolicy.Restrict, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        Require.Defined(policy, nameof(policy));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            _writer.RequireVersion(found, expected);
            if (policy == DeletePolicy.Restrict)
                await RequireEmptyAsync(id, cancellationToken).ConfigureAwait(false);
            else
                await artifacts.DeleteAllOfAsync(id, cancellationToken).ConfigureAwait(false);
            return await _writer.DeleteAsync(found, cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<Written<Collection>> PurgeAsync(
        CollectionId id, Expected expected, DeletePolicy policy = DeletePolicy.Restrict, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        Require.Defined(policy, nameof(policy));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireDeletedAsync(id, expected, cancellationToken).ConfigureAwait(false);
            if (policy == DeletePolicy.Restrict && await artifacts.CountUnpurgedOfAsync(id, cancellationToken).ConfigureAwait(false) is > 0 and var held)
                throw new CollectionInUseException(id, held, toPurge: true);
            if (!found.IsPurged)
                await artifacts.PurgeAllOfAsync(id, cancellationToken).ConfigureAwait(false);
            return await _writer.PurgeAsync(found, cancellationToken).ConfigureAwait(false);
        });
    }

    private async Task RequireFreeNameAsync(string name, CollectionId? except, CancellationToken cancellationToken)
    {
        var holder = await unit.Context.Set<Collection>()
            .Where(c => c.Name == name && c.DeletedAt == null)
            .Select(c => (CollectionId?)c.Id)
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (holder is { } other && other != except)
            throw new DuplicateNameException(EntityKind.Collection, name, other);
    }

    private async Task RequireEmptyAsync(CollectionId id, CancellationToken cancellationToken)
    {
        var held = await unit.Context.Set<Artifact>()
            .LongCountAsync(a => a.CollectionId == id && a.DeletedAt == null, cancellationToken).ConfigureAwait(false);
        if (held > 0)
            throw new CollectionInUseException(id, held);
    }
}
