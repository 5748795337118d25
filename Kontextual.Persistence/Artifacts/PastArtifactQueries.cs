using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

/// <summary>The queries for one artifact as it stood at a sequence.</summary>
internal static class PastArtifactQueries
{
    /// <summary>The revision that was current at a sequence, deleted or not, by the version that the artifact's last change record says.</summary>
    /// <remarks>The id comes in two forms, since change records hold ids of every kind. No index of revisions leads there as directly.</remarks>
    public static CompiledQuery<ArtifactId, EntityId, long, PastArtifact?> ById { get; } = new((db, id, entity, sequence, _) =>
        db.Set<Revision>()
            .Where(r => r.ArtifactId == id && r.Number == db.Set<ChangeRecord>()
                .Where(c => c.EntityId == entity && c.EntityKind == EntityKind.Artifact && c.Sequence <= sequence)
                .OrderByDescending(c => c.Sequence)
                .Select(c => c.EntityVersion)
                .FirstOrDefault())
            .Join(db.Set<Artifact>(), r => r.ArtifactId, a => a.Id, (r, a) => new PastArtifact { Revision = r, CreatedAt = a.CreatedAt })
            .FirstOrDefault());

    public static CompiledQuery<CollectionId, string, long, PastArtifact?> LiveByName { get; } = new((db, collection, name, sequence, _) =>
        db.Set<ArtifactName>()
            .Where(n => n.CollectionId == collection && n.Name == name && !n.IsDeleted
                && n.FromSequence <= sequence && (n.ToSequence == null || n.ToSequence > sequence))
            .Join(db.Set<Revision>(), n => n.ArtifactId, r => r.ArtifactId, (n, r) => new { n, r })
            .Where(found => found.r.FromSequence == db.Set<Revision>()
                .Where(r => r.ArtifactId == found.n.ArtifactId && r.FromSequence <= sequence)
                .Max(r => (long?)r.FromSequence))
            .Join(db.Set<Artifact>(), found => found.n.ArtifactId, a => a.Id, (found, a) => new PastArtifact { Revision = found.r, CreatedAt = a.CreatedAt })
            .FirstOrDefault());

    /// <summary>The artifacts of some stretches of names, as they were at a sequence in those.</summary>
    public static IQueryable<PastArtifact> Of(KontextualDbContext db, IQueryable<ArtifactName> names, long sequence) => names
        .Join(db.Set<Revision>(), n => n.ArtifactId, r => r.ArtifactId, (n, r) => new { n, r })
        .Where(found => found.r.FromSequence == db.Set<Revision>()
            .Where(r => r.ArtifactId == found.n.ArtifactId && r.FromSequence <= sequence)
            .Max(r => (long?)r.FromSequence))
        .Join(
            db.Set<Artifact>(),
            found => found.n.ArtifactId,
            a => a.Id,
            (found, a) => new PastArtifact { Name = found.n, Revision = found.r, CreatedAt = a.CreatedAt });
}
