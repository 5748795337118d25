using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Contexts.Criteria;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Contexts;

/// <summary>
/// Creates the listing of a <see cref="ContextReferenceQuery"/>, ordered by the position in a package, or by the time of creation across
/// packages.
/// </summary>
internal static class ContextReferenceListing
{
    private static readonly Filters<ContextReferenceQuery, ContextReference, PastContextReference> Filters =
        new(IsLiveReference.Of, IsKeptReference.Of, IsInPackage.Of, HasContextTarget.Of, HasRole.Of);

    private static readonly ListingSource<ContextReference, PastContextReference> Source =
        new("contextReferences", db => db.Set<ContextReference>(), PastContextReferences.At, PastContextReference.Reference) { Complete = AtAsync };

    private static readonly ListingOrder<ContextReference, PastContextReference, int, ContextReferenceId> ByOrdinal = ListingOrder.Of<ContextReference, PastContextReference, int, ContextReferenceId>(
        "Ordinal", new(r => r.Ordinal, r => r.Id), new(past => past.Ordinal, past => past.Id), KeyTexts.Number, KeyTexts.Id<ContextReferenceId>());

    private static readonly ListingOrder<ContextReference, PastContextReference, DateTimeOffset, ContextReferenceId> ByCreated = ListingOrder.Of<ContextReference, PastContextReference, DateTimeOffset, ContextReferenceId>(
        "Created", new(r => r.CreatedAt, r => r.Id), new(past => past.Now.CreatedAt, past => past.Now.Id), KeyTexts.Time, KeyTexts.Id<ContextReferenceId>());

    /// <exception cref="ArgumentException">A value of the query breaks its rule.</exception>
    public static IListing<ContextReference> Of(ContextReferenceQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var criteria = Filters.Of(query, nameof(query));
        return query.Package is null
            ? new Listing<ContextReference, PastContextReference, DateTimeOffset, ContextReferenceId>(Source, criteria, ByCreated)
            : new Listing<ContextReference, PastContextReference, int, ContextReferenceId>(Source, criteria, ByOrdinal);
    }

    private static async Task<IReadOnlyList<ContextReference>> AtAsync(
        KontextualDbContext db, IReadOnlyList<ContextReference> rows, long sequence, CancellationToken cancellationToken)
    {
        var states = await LastStates<ContextReferenceId, ContextReference>.ReadAsync(
            db, ContextReferenceDescription.Instance, rows, sequence, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => states.Of(r)!)];
    }
}
