using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Collections.Criteria;

/// <summary>Selects collections that are not purged.</summary>
internal sealed class IsKept(bool withDeleted) : Criterion<Collection, PastCollection>("purged", "no")
{
    public static IsKept? Of(CollectionQuery query, string paramName) => query.IncludePurged ? null : new(query.IncludeDeleted);

    // A live collection is never purged. A collection that was live in the past may have been purged since.
    public override Condition<Collection>? Now => withDeleted ? new NotEmpty<Collection>(c => c.Name) : null;

    public override Condition<PastCollection> Then(long sequence) => new NotEmpty<PastCollection>(past => past.Name);
}
