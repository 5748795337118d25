namespace Kontextual.Benchmarks.Contestants;

/// <summary>Makes the entities that a write creates or changes, for contestants that write them themselves.</summary>
internal static class ArtifactStates
{
    public static Artifact Created(ArtifactId id, NewArtifact artifact, ContentDigest digest, long size, DateTimeOffset time) => new()
    {
        Id = id,
        CollectionId = artifact.Collection,
        Name = artifact.Name,
        Type = artifact.Type,
        MediaType = artifact.MediaType,
        HeadRevision = 1,
        Digest = digest,
        Size = size,
        Metadata = artifact.Metadata,
        Provenance = artifact.Provenance,
        CreatedAt = time,
        UpdatedAt = time,
    };

    public static Artifact Revised(Artifact old, NewContent content, ContentDigest digest, long size, DateTimeOffset time) => old with
    {
        HeadRevision = old.HeadRevision + 1,
        Digest = digest,
        Size = size,
        Provenance = content.Provenance,
        UpdatedAt = time,
    };

    public static Artifact Deleted(Artifact old, DateTimeOffset time) => old with
    {
        HeadRevision = old.HeadRevision + 1,
        UpdatedAt = time,
        DeletedAt = time,
    };

    public static Artifact Restored(Artifact old, DateTimeOffset time) => old with
    {
        HeadRevision = old.HeadRevision + 1,
        UpdatedAt = time,
        DeletedAt = null,
    };

    public static Relationship Linked(RelationshipId id, NewLink link, DateTimeOffset time, long sequence) => new()
    {
        Id = id,
        SourceId = link.Source,
        TargetId = link.Target,
        Type = link.Type,
        Metadata = link.Metadata,
        Provenance = link.Provenance,
        Version = 1,
        CreatedAt = time,
        UpdatedAt = time,
        FromSequence = sequence,
    };

    /// <summary>Returns the time of a transaction: the time of the clock, but never before the time of the last record.</summary>
    public static DateTimeOffset TimeAfter(TimeProvider clock, DateTimeOffset? last)
    {
        var now = UtcTime.Truncate(clock.GetUtcNow());
        return last is { } before && before > now ? before : now;
    }

    public static void Require(Artifact found, Expected expected)
    {
        if (!expected.Accepts(found.HeadRevision))
            throw new VersionConflictException(EntityKind.Artifact, found.Id, expected.Version!.Value, found.HeadRevision);
    }
}
