using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Contexts.Criteria;

/// <summary>Selects context packages that are not deleted.</summary>
internal sealed class IsLivePackage() : Criterion<ContextPackage, PastContextPackage>("deleted", "no")
{
    public static IsLivePackage? Of(ContextPackageQuery query, string paramName) => query.IncludeDeleted ? null : new();

    public override Condition<ContextPackage> Now => new Holds<ContextPackage>(p => p.DeletedAt == null);

    public override Condition<PastContextPackage> Then(long sequence) => new Holds<PastContextPackage>(past => !past.IsDeleted);
}
