using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Collections.Criteria;

/// <summary>Selects collections that are not deleted.</summary>
internal sealed class IsLive() : Criterion<Collection, PastCollection>("deleted", "no")
{
    public static IsLive? Of(CollectionQuery query, string paramName) => query.IncludeDeleted ? null : new();

    public override Condition<Collection> Now => new Holds<Collection>(c => c.DeletedAt == null);

    public override Condition<PastCollection> Then(long sequence) => new Holds<PastCollection>(past => !past.IsDeleted);
}
