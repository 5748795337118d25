using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Contexts.Criteria;

/// <summary>Selects context packages with a live reference to a target.</summary>
/// <param name="target">The target, which has been checked.</param>
/// <param name="past">Returns all references that existed at a sequence.</param>
internal sealed class RefersTo(ContextTarget target, Func<KontextualDbContext, long, IQueryable<PastContextReference>> past)
    : Criterion<ContextPackage, PastContextPackage>("refersTo", TargetConditions.TextOf(target))
{
    /// <exception cref="ArgumentException">The target breaks a rule.</exception>
    public static RefersTo? Of(
        ContextPackageQuery query, string paramName, Func<KontextualDbContext, long, IQueryable<PastContextReference>> past) =>
        query.RefersTo is { } target ? new(target.Validated(paramName), past) : null;

    // The references decide, so the rows are narrowed.
    public override Condition<ContextPackage>? Now => null;

    public override Condition<PastContextPackage>? Then(long sequence) => null;

    public override IQueryable<ContextPackage> Narrow(KontextualDbContext db, IQueryable<ContextPackage> rows)
    {
        var packages = db.Set<ContextReference>().Where(TargetConditions.Of(target)).Where(r => r.DeletedAt == null).Select(r => r.PackageId);
        return rows.Where(p => packages.Contains(p.Id));
    }

    public override IQueryable<PastContextPackage> NarrowThen(KontextualDbContext db, IQueryable<PastContextPackage> rows, long sequence)
    {
        var packages = past(db, sequence).Where(TargetConditions.On<PastContextReference>(target, row => row.Now))
            .Where(row => !row.IsDeleted).Select(row => row.PackageId);
        return rows.Where(row => packages.Contains(row.Id));
    }
}
