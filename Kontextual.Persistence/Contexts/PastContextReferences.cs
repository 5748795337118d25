using Kontextual.Persistence.Contexts.Criteria;

namespace Kontextual.Persistence.Contexts;

/// <summary>Queries for context references as they were at a sequence.</summary>
internal static class PastContextReferences
{
    /// <summary>Returns all references that existed at a sequence, including removed ones.</summary>
    public static IQueryable<PastContextReference> At(KontextualDbContext db, long sequence) => db.Set<ContextReferencePlace>()
        .Where(p => p.FromSequence <= sequence && (p.ToSequence == null || p.ToSequence > sequence))
        .Join(
            db.Set<ContextReference>(),
            p => p.ReferenceId,
            r => r.Id,
            (p, r) => new PastContextReference
            {
                Id = p.ReferenceId,
                PackageId = p.PackageId,
                Ordinal = p.Ordinal,
                Role = p.Role,
                IsDeleted = p.IsDeleted,
                Now = r,
            });
}
