using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Relationships.Criteria;

namespace Kontextual.Persistence.Relationships;

/// <summary>Creates the listing of a <see cref="RelationshipQuery"/>, ordered by the time of creation.</summary>
internal static class RelationshipListing
{
    private static readonly Filters<RelationshipQuery, Relationship, Relationship> Filters =
        new(IsLive.Of, IsKept.Of, HasSource.Of, HasTarget.Of, HasType.Of, Touches.Of);

    // The ends, the type and the time of creation never change, so a relationship of the past is filtered and ordered by its present row.
    private static readonly ListingSource<Relationship, Relationship> Source = new(
        "relationships",
        db => db.Set<Relationship>(),
        (db, sequence) => db.Set<Relationship>().Where(r => r.FromSequence <= sequence),
        r => r)
    {
        Complete = AtAsync,
    };

    private static readonly ListingOrder<Relationship, Relationship, DateTimeOffset, RelationshipId> ByCreated =
        ListingOrder.Same<Relationship, DateTimeOffset, RelationshipId>(
            "Created", r => r.CreatedAt, r => r.Id, KeyTexts.Time, KeyTexts.Id<RelationshipId>());

    /// <exception cref="ArgumentException">A value of the query breaks its rule.</exception>
    public static IListing<Relationship> Of(RelationshipQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new Listing<Relationship, Relationship, DateTimeOffset, RelationshipId>(Source, Filters.Of(query, nameof(query)), ByCreated);
    }

    private static async Task<IReadOnlyList<Relationship>> AtAsync(
        KontextualDbContext db, IReadOnlyList<Relationship> rows, long sequence, CancellationToken cancellationToken)
    {
        var states = await LastStates<RelationshipId, Relationship>.ReadAsync(
            db, RelationshipDescription.Instance, rows, sequence, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => states.Of(r)!)];
    }
}
