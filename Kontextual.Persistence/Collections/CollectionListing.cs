using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Collections.Criteria;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Collections;

/// <summary>Creates the listing of a <see cref="CollectionQuery"/>, ordered by name.</summary>
internal static class CollectionListing
{
    private static readonly Filters<CollectionQuery, Collection, PastCollection> Filters = new(IsLive.Of, IsKept.Of, HasPrefix.Of);

    private static readonly ListingSource<Collection, PastCollection> Source =
        new("collections", db => db.Set<Collection>(), PastCollectionQueries.At, PastCollection.Collection) { Complete = AtAsync };

    private static readonly ListingOrder<Collection, PastCollection, string, CollectionId> ByName = ListingOrder.Of<Collection, PastCollection, string, CollectionId>(
        "Name", new(c => c.Name, c => c.Id), new(past => past.Name, past => past.Id), KeyTexts.Text, KeyTexts.Id<CollectionId>());

    /// <exception cref="ArgumentException">A value of the query breaks its rule.</exception>
    public static IListing<Collection> Of(CollectionQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new Listing<Collection, PastCollection, string, CollectionId>(Source, Filters.Of(query, nameof(query)), ByName);
    }

    private static async Task<IReadOnlyList<Collection>> AtAsync(
        KontextualDbContext db, IReadOnlyList<Collection> rows, long sequence, CancellationToken cancellationToken)
    {
        var states = await LastStates<CollectionId, Collection>.ReadAsync(
            db, CollectionDescription.Instance, rows, sequence, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(c => states.Of(c)!)];
    }
}
