using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Contexts.Criteria;

/// <summary>Selects context packages that are not purged.</summary>
internal sealed class IsKeptPackage(bool withDeleted) : Criterion<ContextPackage, PastContextPackage>("purged", "no")
{
    public static IsKeptPackage? Of(ContextPackageQuery query, string paramName) => query.IncludePurged ? null : new(query.IncludeDeleted);

    // A live package is never purged. A package that was live in the past may have been purged since.
    public override Condition<ContextPackage>? Now => withDeleted ? new NotEmpty<ContextPackage>(p => p.Name) : null;

    public override Condition<PastContextPackage> Then(long sequence) => new NotEmpty<PastContextPackage>(past => past.Name);
}
