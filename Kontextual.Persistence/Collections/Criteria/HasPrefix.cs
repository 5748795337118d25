using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Collections.Criteria;

/// <summary>Selects collections whose name begins with a text.</summary>
internal sealed class HasPrefix(string prefix) : Criterion<Collection, PastCollection>("prefix", prefix)
{
    /// <exception cref="ArgumentException">The prefix breaks its rule.</exception>
    public static HasPrefix? Of(CollectionQuery query, string paramName) =>
        NamePrefix.Normalize(query.NamePrefix, paramName) is { } prefix ? new(prefix) : null;

    public override Condition<Collection> Now => new StartsWith<Collection>(c => c.Name, Text);

    public override Condition<PastCollection> Then(long sequence) => new StartsWith<PastCollection>(past => past.Name, Text);
}
