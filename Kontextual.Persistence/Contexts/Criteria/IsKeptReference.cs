using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Contexts.Criteria;

/// <summary>Selects context references that are not purged.</summary>
internal sealed class IsKeptReference(bool withDeleted) : Criterion<ContextReference, PastContextReference>("purged", "no")
{
    public static IsKeptReference? Of(ContextReferenceQuery query, string paramName) => query.IncludePurged ? null : new(query.IncludeDeleted);

    // A live reference is never purged. A reference that was live in the past may have been purged since.
    public override Condition<ContextReference>? Now => withDeleted ? new Holds<ContextReference>(r => !r.IsPurged) : null;

    public override Condition<PastContextReference> Then(long sequence) => new Holds<PastContextReference>(past => !past.Now.IsPurged);
}
