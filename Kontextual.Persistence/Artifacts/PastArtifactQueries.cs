using System.Linq.Expressions;
using Kontextual.Persistence.Artifacts.Criteria;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

/// <summary>The queries for artifacts as they stood at a sequence.</summary>
internal static class PastArtifactQueries
{
    /// <summary>One of an artifact's revisions, under a name that it had.</summary>
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

    /// <summary>The revision that was current at a sequence, deleted or not: the last one that began by then.</summary>
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

    /// <summary>All artifacts that were there at a sequence, deleted ones too, under the names that they had.</summary>
    public static IQueryable<PastArtifact> At(KontextualDbContext db, long sequence) => db.Set<ArtifactName>()
        .Where(n => n.FromSequence <= sequence && (n.ToSequence == null || n.ToSequence > sequence))
        .Join(db.Set<Revision>(), n => n.ArtifactId, r => r.ArtifactId, Named)
        .Where(past => past.Revision.FromSequence == db.Set<Revision>()
            .Where(r => r.ArtifactId == past.Id && r.FromSequence <= sequence)
            .Max(r => (long?)r.FromSequence));
}
