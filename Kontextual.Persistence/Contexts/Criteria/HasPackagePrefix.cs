using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Contexts.Criteria;

/// <summary>Selects context packages whose name begins with a text.</summary>
internal sealed class HasPackagePrefix(string prefix) : Criterion<ContextPackage, PastContextPackage>("prefix", prefix)
{
    /// <exception cref="ArgumentException">The prefix breaks its rule.</exception>
    public static HasPackagePrefix? Of(ContextPackageQuery query, string paramName) =>
        NamePrefix.Normalize(query.NamePrefix, paramName) is { } prefix ? new(prefix) : null;

    public override Condition<ContextPackage> Now => new StartsWith<ContextPackage>(p => p.Name, Text);

    public override Condition<PastContextPackage> Then(long sequence) => new StartsWith<PastContextPackage>(past => past.Name, Text);
}
