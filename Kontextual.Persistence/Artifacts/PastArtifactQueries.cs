using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

/// <summary>The queries for artifacts as they stood at a sequence.</summary>
internal static class PastArtifactQueries
{
    /// <summary>The revision that was current at a sequence, deleted or not: the last one that began by then.</summary>
    public static CompiledQuery<ArtifactId, long, Artifact?> ById { get; } = new((db, id, sequence, _) =>
        db.Set<Revision>()
            .Where(r => r.ArtifactId == id && r.FromSequence <= sequence)
            .Join(
                db.Set<Artifact>(),
                r => r.ArtifactId,
                a => a.Id,
                (r, a) => new PastArtifact { Id = a.Id, Name = r.Name, Revision = r, CreatedAt = a.CreatedAt })
            .OrderByDescending(past => past.Revision.FromSequence)
            .Select(PastArtifact.Artifact)
            .FirstOrDefault());

    public static CompiledQuery<CollectionId, string, long, Artifact?> LiveByName { get; } = new((db, collection, name, sequence, _) =>
        db.Set<ArtifactName>()
            .Where(n => n.CollectionId == collection && n.Name == name && !n.IsDeleted
                && n.FromSequence <= sequence && (n.ToSequence == null || n.ToSequence > sequence))
            .Join(db.Set<Revision>(), n => n.ArtifactId, r => r.ArtifactId, PastArtifact.Named)
            .Where(past => past.Revision.FromSequence == db.Set<Revision>()
                .Where(r => r.ArtifactId == past.Id && r.FromSequence <= sequence)
                .Max(r => (long?)r.FromSequence))
            .Select(PastArtifact.Artifact)
            .FirstOrDefault());

#pragma warning disable CA1309 // SQL compares: by code point, as the columns order.
    /// <summary>A page of the listing of the past that there is most of: what was live in a collection, by name.</summary>
    /// <remarks>Not purged is told by the length: a second bound of the name would be where SQLite enters the index, and not the place.</remarks>
    public static CompiledList<CollectionId, long, string, ArtifactId, int, Artifact> LiveOfCollection { get; } =
        new((db, collection, sequence, name, id, take) => db.Set<ArtifactName>()
            .Where(n => n.CollectionId == collection && !n.IsDeleted
                && n.FromSequence <= sequence && (n.ToSequence == null || n.ToSequence > sequence))
            .Where(n => n.Name.Length > 0)
            .Where(n => string.Compare(n.Name, name) >= 0 && (string.Compare(n.Name, name) > 0 || n.ArtifactId > id))
            .Join(db.Set<Revision>(), n => n.ArtifactId, r => r.ArtifactId, PastArtifact.Named)
            .Where(past => past.Revision.FromSequence == db.Set<Revision>()
                .Where(r => r.ArtifactId == past.Id && r.FromSequence <= sequence)
                .Max(r => (long?)r.FromSequence))
            .OrderBy(past => past.Name).ThenBy(past => past.Id)
            .Take(take)
            .Select(PastArtifact.Artifact));
#pragma warning restore CA1309

    /// <summary>The artifacts of some stretches of names, as they were at a sequence in those.</summary>
    public static IQueryable<Artifact> Of(KontextualDbContext db, IQueryable<ArtifactName> names, long sequence) => names
        .Join(db.Set<Revision>(), n => n.ArtifactId, r => r.ArtifactId, PastArtifact.Named)
        .Where(past => past.Revision.FromSequence == db.Set<Revision>()
            .Where(r => r.ArtifactId == past.Id && r.FromSequence <= sequence)
            .Max(r => (long?)r.FromSequence))
        .Select(PastArtifact.Artifact);
}
