using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Looks up what the snapshot has brought before the present line.</summary>
internal static class ImportQueries
{
    /// <summary>Finds the last change record of an entity up to now.</summary>
    public static CompiledQuery<EntityKind, EntityId, LastChange?> LastOf { get; } = new((db, kind, id, _) => db.Set<ChangeRecord>()
        .Where(c => c.EntityId == id && c.EntityKind == kind)
        .OrderByDescending(c => c.Sequence)
        .Select(c => new LastChange(c.Sequence, c.Kind, c.EntityVersion, c.OldDigest, c.NewDigest, c.Salt == null))
        .FirstOrDefault());

    /// <summary>Finds the last record of an entity that holds its complete state. Records of outputs of runs do not.</summary>
    public static CompiledQuery<EntityKind, EntityId, LastState?> LastStateOf { get; } = new((db, kind, id, _) => db.Set<ChangeRecord>()
        .Where(c => c.EntityId == id && c.EntityKind == kind && c.Kind != ChangeKind.Purged
            && (c.EntityKind != EntityKind.Run || c.Kind != ChangeKind.Updated))
        .OrderByDescending(c => c.Sequence)
        .Select(c => new LastState(c.EntityVersion, c.State))
        .FirstOrDefault());

    /// <summary>Finds the entity and the kind of change of a record.</summary>
    public static CompiledQuery<long, ChangedEntity?> ChangeAt { get; } = new((db, sequence, _) => db.Set<ChangeRecord>()
        .Where(c => c.Sequence == sequence)
        .Select(c => new ChangedEntity(c.EntityKind, c.EntityId, c.Kind, c.State))
        .FirstOrDefault());

    /// <summary>Tells whether records of a transaction exist.</summary>
    public static CompiledQuery<TransactionId, bool> HasTransaction { get; } =
        new((db, id, _) => db.Set<ChangeRecord>().Any(c => c.TransactionId == id));

    /// <summary>Finds the digest of a revision.</summary>
    public static CompiledQuery<ArtifactId, int, ContentDigest?> DigestOf { get; } = new((db, id, number, _) => db.Set<Revision>()
        .Where(r => r.ArtifactId == id && r.Number == number)
        .Select(r => (ContentDigest?)r.Digest)
        .FirstOrDefault());

    /// <summary>Returns whether a change record of an entity exists, so that the entity existed.</summary>
    public static async Task<bool> ExistsAsync(this ImportTarget target, EntityKind kind, EntityId id) =>
        await LastOf.RunAsync(target.Db, kind, id, target.Cancellation).ConfigureAwait(false) is not null;

    /// <summary>Checks a reference to an entity.</summary>
    /// <exception cref="FormatException">The entity has no change record.</exception>
    public static async Task RequireAsync(this ImportTarget target, EntityKind kind, EntityId? id, string member)
    {
        if (id is { } given && !await target.ExistsAsync(kind, given).ConfigureAwait(false))
            throw new FormatException($"The member '{member}' refers to {kind} {given}, which has no change record");
    }

    /// <summary>Checks a reference to a revision.</summary>
    /// <exception cref="FormatException">There is no such revision, or it has another digest.</exception>
    public static async Task RequireRevisionAsync(this ImportTarget target, ArtifactId artifact, int revision, ContentDigest? digest)
    {
        var found = await DigestOf.RunAsync(target.Db, artifact, revision, target.Cancellation).ConfigureAwait(false)
            ?? throw new FormatException($"It refers to revision {revision} of artifact {artifact}, which has no change record");
        if (digest is { } given && given != found)
            throw new FormatException($"Revision {revision} of artifact {artifact} has the digest {found}");
    }
}
