using Kontextual.Persistence.Contexts.Criteria;

namespace Kontextual.Persistence.Contexts;

/// <summary>Queries for context packages as they were at a sequence.</summary>
internal static class PastContextPackages
{
    /// <summary>Returns all packages that existed at a sequence, including deleted ones.</summary>
    public static IQueryable<PastContextPackage> At(KontextualDbContext db, long sequence) => db.Set<ContextPackageName>()
        .Where(n => n.FromSequence <= sequence && (n.ToSequence == null || n.ToSequence > sequence))
        .Join(
            db.Set<ContextPackage>(),
            n => n.PackageId,
            p => p.Id,
            (n, p) => new PastContextPackage { Id = n.PackageId, Name = n.Name, IsDeleted = n.IsDeleted, Now = p });
}
