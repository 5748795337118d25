using Kontextual.Domain;

namespace Kontextual.Tests.Model;

// The verbs on collections.
internal sealed partial class PlainVerbs
{
    public Task<CollectionRow> CreateCollectionAsync(CollectionWish wish)
    {
        var name = Rules.Name(wish.Name);
        RequireFreeName(name, null);
        var row = new CollectionRow(
            new(frame.NewId()), name, wish.Description, wish.Metadata.Kept, 1, Now, Now, null, IsPurged: false);
        Keep(row, "Created");
        return Task.FromResult(row);
    }

    public Task<Done<CollectionRow>> RenameCollectionAsync(CollectionId id, int? expected, string name)
    {
        PlainRules.Id<CollectionId>(id);
        var wanted = Rules.Name(name);
        var found = LiveCollection(id);
        RequireFreeName(wanted, id);
        RequireVersion(EntityKind.Collection, id, expected, found.Version);
        return Task.FromResult(Changed(found, found with { Name = wanted }));
    }

    public Task<Done<CollectionRow>> UpdateCollectionAsync(CollectionId id, int? expected, string? description, Meta? metadata)
    {
        PlainRules.Id<CollectionId>(id);
        var found = LiveCollection(id);
        RequireVersion(EntityKind.Collection, id, expected, found.Version);
        var wanted = found with { Description = description ?? found.Description };
        if (metadata is not null && !Rules.AreSame(metadata.Kept, found.Metadata))
            wanted = wanted with { Metadata = metadata.Kept };
        return Task.FromResult(Changed(found, wanted));
    }

    public Task<CollectionRow> DeleteCollectionAsync(CollectionId id, int? expected, bool cascade)
    {
        PlainRules.Id<CollectionId>(id);
        var found = LiveCollection(id);
        RequireVersion(EntityKind.Collection, id, expected, found.Version);
        var live = World.Artifacts.Values.Where(row => row.Collection == id && row.DeletedAt is null).ToList();
        if (!cascade && live.Count > 0)
            throw new CollectionInUseException(id, live.Count);
        foreach (var artifact in Rules.InOrderOfCascades(live))
            Delete(artifact);
        var deleted = found with { Version = found.Version + 1, UpdatedAt = Now, DeletedAt = Now };
        Keep(deleted, "Deleted");
        return Task.FromResult(deleted);
    }

    public Task<Done<CollectionRow>> PurgeCollectionAsync(CollectionId id, int? expected, bool cascade)
    {
        PlainRules.Id<CollectionId>(id);
        var found = World.Collections.GetValueOrDefault(id) ?? throw new EntityNotFoundException(EntityKind.Collection, $"{id}");
        if (found.DeletedAt is null)
            throw new EntityNotDeletedException(EntityKind.Collection, id);
        RequireVersion(EntityKind.Collection, id, expected, found.Version);
        var kept = World.Artifacts.Values.Where(row => row.Collection == id && !row.IsPurged).ToList();
        if (!cascade && kept.Count > 0)
            throw new CollectionInUseException(id, kept.Count, toPurge: true);
        if (found.IsPurged)
            return Task.FromResult(new Done<CollectionRow>(found, "Unchanged"));
        foreach (var artifact in Rules.InOrderOfCascades(kept))
            Purge(artifact);
        BlankChanges("Collection", id);
        var purged = Blank(found);
        Record(Change("Collection", id, "Purged", found.Version, null), World with { Collections = World.Collections.SetItem(id, purged) });
        return Task.FromResult(new Done<CollectionRow>(purged, "Purged"));
    }

    private CollectionRow LiveCollection(CollectionId id) => World.Collections.GetValueOrDefault(id) is { DeletedAt: null } row
        ? row
        : throw new EntityNotFoundException(EntityKind.Collection, $"{id}");

    private void RequireFreeName(string name, CollectionId? except)
    {
        if (World.Collections.Values.FirstOrDefault(row => row.Name == name && Rules.HoldsName(row.DeletedAt)) is { } holder && holder.Id != except)
            throw new DuplicateNameException(EntityKind.Collection, name, holder.Id);
    }

    private Done<CollectionRow> Changed(CollectionRow found, CollectionRow wanted)
    {
        if (wanted == found)
            return new(found, "Unchanged");
        var changed = wanted with { Version = found.Version + 1, UpdatedAt = Now };
        Keep(changed, "Updated");
        return new(changed, "Updated");
    }

    private void Keep(CollectionRow row, string kind) => Record(
        Change("Collection", row.Id, kind, row.Version, Members(
            ("createdAt", Stamp(row.CreatedAt)), ("deletedAt", Stamp(row.DeletedAt)), ("description", row.Description), ("id", row.Id),
            ("metadata", row.Metadata), ("name", row.Name), ("updatedAt", Stamp(row.UpdatedAt)), ("version", row.Version))),
        World with { Collections = World.Collections.SetItem(row.Id, row) });
}
