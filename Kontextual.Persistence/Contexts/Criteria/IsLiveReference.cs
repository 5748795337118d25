using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Contexts.Criteria;

/// <summary>Selects context references that are not removed.</summary>
internal sealed class IsLiveReference() : Criterion<ContextReference, PastContextReference>("deleted", "no")
{
    public static IsLiveReference? Of(ContextReferenceQuery query, string paramName) => query.IncludeDeleted ? null : new();

    public override Condition<ContextReference> Now => new Holds<ContextReference>(r => r.DeletedAt == null);

    public override Condition<PastContextReference> Then(long sequence) => new Holds<PastContextReference>(past => !past.IsDeleted);
}
