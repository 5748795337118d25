using Kontextual.Persistence.Collections.Criteria;

namespace Kontextual.Persistence.Collections;

/// <summary>The queries for collections as they stood at a sequence.</summary>
internal static class PastCollectionQueries
{
    /// <summary>All collections that were there at a sequence, deleted ones too.</summary>
    public static IQueryable<PastCollection> At(KontextualDbContext db, long sequence) => db.Set<CollectionName>()
        .Where(n => n.FromSequence <= sequence && (n.ToSequence == null || n.ToSequence > sequence))
        .Join(
            db.Set<Collection>(),
            n => n.CollectionId,
            c => c.Id,
            (n, c) => new PastCollection { Id = n.CollectionId, Name = n.Name, IsDeleted = n.IsDeleted, Now = c });
}
