using System.Linq.Expressions;
using Kontextual.Persistence.Artifacts.Criteria;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

/// <summary>Queries for artifacts as they were at a sequence.</summary>
internal static class PastArtifactQueries
{
    /// <summary>Combines a revision of an artifact with a range of its names.</summary>
    public static Expression<Func<ArtifactName, Revision, PastArtifact>> Named { get; } = (name, revision) => new PastArtifact
    {
        Id = name.ArtifactId,
        CollectionId = name.CollectionId,
        Name = name.Name,
        Type = name.Type,
        IsDeleted = name.IsDeleted,
        CreatedAt = name.CreatedAt,
        Revision = revision,
    };

    /// <summary>Returns the artifact at a sequence, live or deleted: its last revision that began at or before the sequence.</summary>
    public static CompiledQuery<ArtifactId, long, Artifact?> ById { get; } = new((db, id, sequence, _) =>
        db.Set<Revision>()
            .Where(r => r.ArtifactId == id && r.FromSequence <= sequence)
            .Join(
                db.Set<Artifact>(),
                r => r.ArtifactId,
                a => a.Id,
                (r, a) => new PastArtifact
                {
                    Id = r.ArtifactId,
                    CollectionId = r.CollectionId,
                    Name = r.Name,
                    Type = r.Type,
                    IsDeleted = r.Kind == RevisionKind.Deleted,
                    CreatedAt = a.CreatedAt,
                    Revision = r,
                })
            .OrderByDescending(past => past.Revision.FromSequence)
            .Select(PastArtifact.Artifact)
            .FirstOrDefault());

    public static CompiledQuery<CollectionId, string, long, Artifact?> LiveByName { get; } = new((db, collection, name, sequence, _) =>
        db.Set<ArtifactName>()
            .Where(n => n.CollectionId == collection && n.Name == name && !n.IsDeleted
                && n.FromSequence <= sequence && (n.ToSequence == null || n.ToSequence > sequence))
            .Join(db.Set<Revision>(), n => n.ArtifactId, r => r.ArtifactId, Named)
            .Where(past => past.Revision.FromSequence == db.Set<Revision>()
                .Where(r => r.ArtifactId == past.Id && r.FromSequence <= sequence)
                .Max(r => (long?)r.FromSequence))
            .Select(PastArtifact.Artifact)
            .FirstOrDefault());

    /// <summary>Returns all artifacts that existed at a sequence, including deleted ones, with their names at that sequence.</summary>
    public static IQueryable<PastArtifact> At(KontextualDbContext db, long sequence) => db.Set<ArtifactName>()
        .Where(n => n.FromSequence <= sequence && (n.ToSequence == null || n.ToSequence > sequence))
        .Join(db.Set<Revision>(), n => n.ArtifactId, r => r.ArtifactId, Named)
        .Where(past => past.Revision.FromSequence == db.Set<Revision>()
            .Where(r => r.ArtifactId == past.Id && r.FromSequence <= sequence)
            .Max(r => (long?)r.FromSequence));
}
