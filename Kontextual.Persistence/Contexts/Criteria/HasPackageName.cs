using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Contexts.Criteria;

/// <summary>Selects context packages with a name.</summary>
internal sealed class HasPackageName(string name) : Criterion<ContextPackage, PastContextPackage>("name", name)
{
    /// <exception cref="ArgumentException">The name breaks its rule.</exception>
    public static HasPackageName? Of(ContextPackageQuery query, string paramName) =>
        query.Name is { } name ? new(NameRules.Normalize(name, paramName)) : null;

    public override Condition<ContextPackage> Now => new Equal<ContextPackage, string>(p => p.Name, Text);

    public override Condition<PastContextPackage> Then(long sequence) => new Equal<PastContextPackage, string>(past => past.Name, Text);
}
