using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

/// <summary>Queries for one artifact or for its revisions.</summary>
internal static class ArtifactQueries
{
    public static CompiledQuery<ArtifactId, Artifact?> ById { get; } =
        new((db, id, _) => db.Set<Artifact>().FirstOrDefault(a => a.Id == id));

    public static CompiledQuery<ArtifactId, Artifact?> LiveById { get; } =
        new((db, id, _) => db.Set<Artifact>().FirstOrDefault(a => a.Id == id && a.DeletedAt == null));

    public static CompiledQuery<CollectionId, string, Artifact?> LiveByName { get; } = new((db, collection, name, _) =>
        db.Set<Artifact>().FirstOrDefault(a => a.CollectionId == collection && a.Name == name && a.DeletedAt == null));

    public static CompiledQuery<ArtifactId, ArtifactContent?> LiveWithContent { get; } = new((db, id, _) =>
        db.Set<Artifact>()
            .Where(a => a.Id == id && a.DeletedAt == null)
            .Join(db.Set<Content>(), a => a.Digest, c => c.Digest, (a, c) => new ArtifactContent(a, c))
            .FirstOrDefault());

    /// <summary>
    /// Returns the digest of a live artifact whose content is missing. It is one statement, because two statements could see different
    /// states.
    /// </summary>
    public static CompiledQuery<ArtifactId, ContentDigest?> LostContent { get; } = new((db, id, _) =>
        db.Set<Artifact>()
            .Where(a => a.Id == id && a.DeletedAt == null && !db.Set<Content>().Any(c => c.Digest == a.Digest))
            .Select(a => (ContentDigest?)a.Digest)
            .FirstOrDefault());

    public static CompiledQuery<ArtifactId, int, Revision?> Revision { get; } =
        new((db, id, number, _) => db.Set<Revision>().FirstOrDefault(r => r.ArtifactId == id && r.Number == number));

    public static CompiledList<ArtifactId, int, int, Revision> RevisionsAfter { get; } = new((db, id, number, take) =>
        db.Set<Revision>().Where(r => r.ArtifactId == id && r.Number > number).OrderBy(r => r.Number).Take(take));

    /// <summary>Returns revisions with their change records. A change record that is missing is null.</summary>
    public static CompiledList<ArtifactId, int, int, RevisionEntry> EntriesAfter { get; } = new((db, id, number, take) =>
        db.Set<Revision>()
            .Where(r => r.ArtifactId == id && r.Number > number)
            .LeftJoin(db.Set<ChangeRecord>(), RevisionJoin.Start, RevisionJoin.Sequence, RevisionJoin.Entry)
            .OrderBy(e => e.Revision.Number)
            .Take(take));

    /// <summary>An artifact and the row of its content.</summary>
    public sealed record ArtifactContent(Artifact Artifact, Content Content);
}
