using Kontextual.Persistence.Collections.Criteria;

namespace Kontextual.Persistence.Collections;

/// <summary>Queries for collections as they were at a sequence.</summary>
internal static class PastCollectionQueries
{
    /// <summary>Returns all collections that existed at a sequence, including deleted ones.</summary>
    public static IQueryable<PastCollection> At(KontextualDbContext db, long sequence) => db.Set<CollectionName>()
        .Where(n => n.FromSequence <= sequence && (n.ToSequence == null || n.ToSequence > sequence))
        .Join(
            db.Set<Collection>(),
            n => n.CollectionId,
            c => c.Id,
            (n, c) => new PastCollection { Id = n.CollectionId, Name = n.Name, IsDeleted = n.IsDeleted, Now = c });
}
