using Kontextual.Domain;

namespace Kontextual.Tests.Model;

// The verbs on relationships.
internal sealed partial class PlainVerbs
{
    public Task<RelationshipRow> CreateRelationshipAsync(RelationshipWish wish)
    {
        PlainRules.Id<ArtifactId>(wish.Source);
        PlainRules.Id<ArtifactId>(wish.Target);
        var type = Rules.Type(wish.Type);
        RequireEnd(RelationshipEnd.Source, wish.Source);
        RequireEnd(RelationshipEnd.Target, wish.Target);
        var holder = World.Relationships.Values.SingleOrDefault(
            row => row.Source == wish.Source && row.Target == wish.Target && row.Type == type && row.To is null);
        if (holder is not null)
            throw new DuplicateRelationshipException(wish.Source, wish.Target, type, holder.Id);
        var row = new RelationshipRow(
            new(frame.NewId()), wish.Source, wish.Target, type, wish.Metadata.Kept, wish.Origin, 1, Now, Now, Next, null, IsPurged: false);
        Keep(row, "Created");
        return Task.FromResult(row);
    }

    public Task<Done<RelationshipRow>> UpdateRelationshipAsync(RelationshipId id, int? expected, Meta? metadata, Origin? origin)
    {
        PlainRules.Id<RelationshipId>(id);
        var found = LiveRelationship(id);
        RequireVersion(EntityKind.Relationship, id, expected, found.Version);
        var wanted = found with { Origin = origin ?? found.Origin };
        if (metadata is not null && !Rules.AreSame(metadata.Kept, found.Metadata))
            wanted = wanted with { Metadata = metadata.Kept };
        if (wanted == found)
            return Task.FromResult(new Done<RelationshipRow>(found, "Unchanged"));
        wanted = wanted with { Version = found.Version + 1, UpdatedAt = Now };
        Keep(wanted, "Updated");
        return Task.FromResult(new Done<RelationshipRow>(wanted, "Updated"));
    }

    public Task<RelationshipRow> DeleteRelationshipAsync(RelationshipId id, int? expected)
    {
        PlainRules.Id<RelationshipId>(id);
        var found = LiveRelationship(id);
        RequireVersion(EntityKind.Relationship, id, expected, found.Version);
        return Task.FromResult(Delete(found));
    }

    public Task<Done<RelationshipRow>> PurgeRelationshipAsync(RelationshipId id, int? expected)
    {
        PlainRules.Id<RelationshipId>(id);
        var found = World.Relationships.GetValueOrDefault(id) ?? throw new EntityNotFoundException(EntityKind.Relationship, $"{id}");
        if (found.To is null)
            throw new EntityNotDeletedException(EntityKind.Relationship, id);
        RequireVersion(EntityKind.Relationship, id, expected, found.Version);
        if (found.IsPurged)
            return Task.FromResult(new Done<RelationshipRow>(found, "Unchanged"));
        BlankChanges("Relationship", id);
        var purged = Blank(found);
        Record(Change("Relationship", id, "Purged", found.Version, null), World with { Relationships = World.Relationships.SetItem(id, purged) });
        return Task.FromResult(new Done<RelationshipRow>(purged, "Purged"));
    }

    /// <summary>The live relationships that touch an artifact, ascending by id.</summary>
    private List<RelationshipRow> LinksOf(ArtifactId id) =>
    [
        .. World.Relationships.Values.Where(row => (row.Source == id || row.Target == id) && row.To is null)
            .OrderBy(row => $"{row.Id}", StringComparer.Ordinal),
    ];

    private RelationshipRow LiveRelationship(RelationshipId id) => World.Relationships.GetValueOrDefault(id) is { To: null } row
        ? row
        : throw new EntityNotFoundException(EntityKind.Relationship, $"{id}");

    private void RequireEnd(RelationshipEnd end, ArtifactId id)
    {
        if (World.Artifacts.GetValueOrDefault(id) is not { DeletedAt: null })
            throw new DanglingReferenceException(end, id);
    }

    private RelationshipRow Delete(RelationshipRow found)
    {
        var deleted = found with { Version = found.Version + 1, UpdatedAt = Now, To = Next };
        Keep(deleted, "Deleted");
        return deleted;
    }

    private void Keep(RelationshipRow row, string kind) => Record(
        Change("Relationship", row.Id, kind, row.Version, Members(
            ("createdAt", Stamp(row.CreatedAt)), ("fromSequence", row.From), ("id", row.Id), ("metadata", row.Metadata),
            ("provenance", row.Origin.Kept), ("sourceId", row.Source), ("targetId", row.Target), ("toSequence", row.To), ("type", row.Type),
            ("updatedAt", Stamp(row.UpdatedAt)), ("version", row.Version))),
        World with { Relationships = World.Relationships.SetItem(row.Id, row) });
}
