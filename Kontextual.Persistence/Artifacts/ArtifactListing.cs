using System.Linq.Expressions;
using Kontextual.Persistence.Artifacts.Criteria;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

/// <summary>Creates the listing of an <see cref="ArtifactQuery"/>. The filters are in the order in which a statement applies them.</summary>
internal static class ArtifactListing
{
    private static readonly Filters<ArtifactQuery, Artifact, PastArtifact> Filters = new(
        IsLive.Of, IsKept.Of, HasId.Of, IsInCollection.Of, HasName.Of, HasPrefix.Of, HasType.Of, HasDigest.Of);

    private static readonly ListingSource<Artifact, PastArtifact> Source =
        new("artifacts", db => db.Set<Artifact>(), PastArtifactQueries.At, PastArtifact.Artifact);

    private static readonly ListingOrder<Artifact, PastArtifact, string, ArtifactId> ByName =
        By(ArtifactOrder.Name, a => a.Name, past => past.Name, KeyTexts.Text);

    private static readonly ListingOrder<Artifact, PastArtifact, DateTimeOffset, ArtifactId> ByCreated =
        By(ArtifactOrder.Created, a => a.CreatedAt, past => past.CreatedAt, KeyTexts.Time);

    private static readonly ListingOrder<Artifact, PastArtifact, DateTimeOffset, ArtifactId> ByUpdated =
        By(ArtifactOrder.Updated, a => a.UpdatedAt, past => past.Revision.CreatedAt, KeyTexts.Time);

    /// <exception cref="ArgumentException">A value of the query breaks its rule.</exception>
    public static IListing<Artifact> Of(ArtifactQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.Defined(query.OrderBy, nameof(query));
        Require.Defined(query.Direction, nameof(query));
        var criteria = Filters.Of(query, nameof(query));
        return query.OrderBy switch
        {
            ArtifactOrder.Name => In(ByName),
            ArtifactOrder.Created => In(ByCreated),
            ArtifactOrder.Updated => In(ByUpdated),
            _ => throw new InvalidOperationException($"No listing is defined for the order {query.OrderBy}."),
        };

        IListing<Artifact> In<TKey>(ListingOrder<Artifact, PastArtifact, TKey, ArtifactId> order)
            where TKey : notnull => new Listing<Artifact, PastArtifact, TKey, ArtifactId>(Source, criteria, order, query.Direction);
    }

    private static ListingOrder<Artifact, PastArtifact, TKey, ArtifactId> By<TKey>(
        ArtifactOrder order, Expression<Func<Artifact, TKey>> now, Expression<Func<PastArtifact, TKey>> then, KeyText<TKey> keyText)
        where TKey : notnull =>
        new($"{order}", new(now, a => a.Id), new(then, past => past.Id), keyText, KeyTexts.Id<ArtifactId>());
}
