namespace Kontextual.Benchmarks.Contestants;

/// <summary>Makes the entities of a creation and a revision, for contestants that write them themselves.</summary>
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
