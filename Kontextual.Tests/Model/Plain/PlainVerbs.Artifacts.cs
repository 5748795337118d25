using Kontextual.Domain;

namespace Kontextual.Tests.Model;

// The verbs on artifacts, each in the contract's order of checks.
internal sealed partial class PlainVerbs
{
    public Task<ArtifactRow> CreateArtifactAsync(CollectionId collection, ArtifactWish wish)
    {
        wish = Checked(collection, wish);
        LiveCollection(collection);
        RequireFreeName(collection, wish.Name!.Text, null);
        return Task.FromResult(Create(collection, wish));
    }

    public Task<Done<ArtifactRow>> PutArtifactAsync(CollectionId collection, ArtifactWish wish, int? expected)
    {
        wish = Checked(collection, wish);
        LiveCollection(collection);
        var found = World.Artifacts.Values.SingleOrDefault(
            row => row.Collection == collection && row.Name == wish.Name!.Text && row.DeletedAt is null);
        if (found is null)
        {
            return expected is { } version
                ? throw new VersionConflictException(EntityKind.Artifact, default, version, 0)
                : Task.FromResult(new Done<ArtifactRow>(Create(collection, wish), "Created"));
        }

        RequireVersion(EntityKind.Artifact, found.Id, expected, found.Head);
        return Task.FromResult(Changed(found, collection, wish));
    }

    public Task<Done<ArtifactRow>> ReviseArtifactAsync(ArtifactId id, int? expected, CollectionId? collection, ArtifactWish wish)
    {
        PlainRules.Id<ArtifactId>(id);
        wish = Checked(collection, wish);
        var found = LiveArtifact(id);
        var place = collection ?? found.Collection;
        if (place != found.Collection)
            LiveCollection(place);
        RequireFreeName(place, wish.Name?.Text ?? found.Name, id);
        RequireVersion(EntityKind.Artifact, id, expected, found.Head);
        return Task.FromResult(Changed(found, collection, wish));
    }

    public Task<ArtifactRow> DeleteArtifactAsync(ArtifactId id, int? expected, bool cascade)
    {
        PlainRules.Id<ArtifactId>(id);
        var found = LiveArtifact(id);
        RequireVersion(EntityKind.Artifact, id, expected, found.Head);
        if (!cascade && LinksOf(id) is { Count: > 0 } links)
            throw new ArtifactInUseException(id, [.. links.Select(link => link.Id)]);
        return Task.FromResult(Delete(found));
    }

    public Task<Done<ArtifactRow>> RestoreArtifactAsync(ArtifactId id, int? expected)
    {
        PlainRules.Id<ArtifactId>(id);
        var found = World.Artifacts.GetValueOrDefault(id) is { IsPurged: false } row
            ? row
            : throw new EntityNotFoundException(EntityKind.Artifact, $"{id}");
        if (found.DeletedAt is not null)
        {
            LiveCollection(found.Collection);
            RequireFreeName(found.Collection, found.Name, id);
        }

        RequireVersion(EntityKind.Artifact, id, expected, found.Head);
        if (found.DeletedAt is null)
            return Task.FromResult(new Done<ArtifactRow>(found, "Unchanged"));
        var restored = found with { Head = found.Head + 1, UpdatedAt = Now, DeletedAt = null };
        Keep(restored, "Restored", "", found.Digest);
        return Task.FromResult(new Done<ArtifactRow>(restored, "Restored"));
    }

    public Task<Done<ArtifactRow>> PurgeArtifactAsync(ArtifactId id, int? expected)
    {
        PlainRules.Id<ArtifactId>(id);
        var found = World.Artifacts.GetValueOrDefault(id) ?? throw new EntityNotFoundException(EntityKind.Artifact, $"{id}");
        if (found.DeletedAt is null)
            throw new EntityNotDeletedException(EntityKind.Artifact, id);
        RequireVersion(EntityKind.Artifact, id, expected, found.Head);
        return Task.FromResult(found.IsPurged ? new Done<ArtifactRow>(found, "Unchanged") : new(Purge(found), "Purged"));
    }

    private ArtifactWish Checked(CollectionId? collection, ArtifactWish wish)
    {
        PlainRules.Id(collection);
        return wish.Checked(Rules);
    }

    private ArtifactRow LiveArtifact(ArtifactId id) => World.Artifacts.GetValueOrDefault(id) is { DeletedAt: null } row
        ? row
        : throw new EntityNotFoundException(EntityKind.Artifact, $"{id}");

    private void RequireFreeName(CollectionId collection, string name, ArtifactId? except)
    {
        var holder = World.Artifacts.Values.FirstOrDefault(row => row.Id != except
            && row.Collection == collection && row.Name == name && Rules.HoldsName(row.DeletedAt));
        if (holder is not null)
            throw new DuplicateNameException(EntityKind.Artifact, name, holder.Id);
    }
}
