using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Contexts.Criteria;

/// <summary>Selects the references of a context package.</summary>
internal sealed class IsInPackage(ContextPackageId package) : Criterion<ContextReference, PastContextReference>("package", $"{package}")
{
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    public static IsInPackage? Of(ContextReferenceQuery query, string paramName)
    {
        Require.OptionalId(query.Package, paramName);
        return query.Package is { } package ? new(package) : null;
    }

    public override Condition<ContextReference> Now => new Equal<ContextReference, ContextPackageId>(r => r.PackageId, package);

    public override Condition<PastContextReference> Then(long sequence) =>
        new Equal<PastContextReference, ContextPackageId>(past => past.PackageId, package);
}
