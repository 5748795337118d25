using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Contexts.Criteria;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Contexts;

/// <summary>Creates the listing of a <see cref="ContextPackageQuery"/>, ordered by name.</summary>
internal static class ContextPackageListing
{
    private static readonly Filters<ContextPackageQuery, ContextPackage, PastContextPackage> Filters = new(
        IsLivePackage.Of, IsKeptPackage.Of, HasPackageName.Of, HasPackagePrefix.Of,
        (query, paramName) => RefersTo.Of(query, paramName, PastContextReferences.At));

    private static readonly ListingSource<ContextPackage, PastContextPackage> Source =
        new("contextPackages", db => db.Set<ContextPackage>(), PastContextPackages.At, PastContextPackage.Package) { Complete = AtAsync };

    private static readonly ListingOrder<ContextPackage, PastContextPackage, string, ContextPackageId> ByName = ListingOrder.Of<ContextPackage, PastContextPackage, string, ContextPackageId>(
        "Name", new(p => p.Name, p => p.Id), new(past => past.Name, past => past.Id), KeyTexts.Text, KeyTexts.Id<ContextPackageId>());

    /// <exception cref="ArgumentException">A value of the query breaks its rule.</exception>
    public static IListing<ContextPackage> Of(ContextPackageQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new Listing<ContextPackage, PastContextPackage, string, ContextPackageId>(Source, Filters.Of(query, nameof(query)), ByName);
    }

    private static async Task<IReadOnlyList<ContextPackage>> AtAsync(
        KontextualDbContext db, IReadOnlyList<ContextPackage> rows, long sequence, CancellationToken cancellationToken)
    {
        var states = await LastStates<ContextPackageId, ContextPackage>.ReadAsync(
            db, ContextPackageDescription.Instance, rows, sequence, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(p => states.Of(p)!)];
    }
}
