using System.Linq.Expressions;
using Kontextual.Persistence.Artifacts.Criteria;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Search;

namespace Kontextual.Persistence.Artifacts;

/// <summary>Creates the listing and the counts of an <see cref="ArtifactQuery"/>.</summary>
internal static class ArtifactListing
{
    private static readonly Filters<ArtifactQuery, Artifact, PastArtifact> WithoutRemoved = new(IsLive.Of, IsKept.Of);

    private static readonly ListingSource<Artifact, PastArtifact> Source =
        new("artifacts", db => db.Set<Artifact>(), PastArtifactQueries.At, PastArtifact.Artifact);

    private static readonly ListingOrder<Artifact, PastArtifact, string, ArtifactId> ByName =
        By(ArtifactOrder.Name, a => a.Name, past => past.Name, KeyTexts.Text);

    private static readonly ListingOrder<Artifact, PastArtifact, DateTimeOffset, ArtifactId> ByCreated =
        By(ArtifactOrder.Created, a => a.CreatedAt, past => past.CreatedAt, KeyTexts.Time);

    private static readonly ListingOrder<Artifact, PastArtifact, DateTimeOffset, ArtifactId> ByUpdated =
        By(ArtifactOrder.Updated, a => a.UpdatedAt, past => past.Revision.CreatedAt, KeyTexts.Time);

    private static readonly ListingOrder<Artifact, PastArtifact, long, ArtifactId> BySize =
        By(ArtifactOrder.Size, a => a.Size, past => past.Revision.Size, KeyTexts.Sequence);

    /// <exception cref="ArgumentException">A value of the query breaks its rule.</exception>
    public static IListing<Artifact> Of(ArtifactQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.Defined(query.OrderBy, nameof(query));
        Require.Defined(query.Direction, nameof(query));
        var criteria = CriteriaOf(query, nameof(query));
        if (query.OrderByMetadata is { } path)
        {
            return query.OrderBy == ArtifactOrder.Name
                ? In(ByMetadata(MetadataOrder.Of(path, query.Direction, nameof(query))))
                : throw new ArgumentException($"A query has one order: set {nameof(ArtifactQuery.OrderByMetadata)} or {nameof(ArtifactQuery.OrderBy)}, not both.", nameof(query));
        }

        return query.OrderBy switch
        {
            ArtifactOrder.Name => In(ByName),
            ArtifactOrder.Created => In(ByCreated),
            ArtifactOrder.Updated => In(ByUpdated),
            ArtifactOrder.Size => In(BySize),
            _ => throw new InvalidOperationException($"No listing is defined for the order {query.OrderBy}."),
        };

        IListing<Artifact> In<TKey>(ListingOrder<Artifact, PastArtifact, TKey, ArtifactId> order)
            where TKey : notnull => new Listing<Artifact, PastArtifact, TKey, ArtifactId>(Source, criteria, order, query.Direction);
    }

    /// <summary>Counts the values of a property among the artifacts that a query selects.</summary>
    /// <param name="query">The query.</param>
    /// <param name="facet">The property.</param>
    /// <param name="limit">The maximum number of values.</param>
    /// <param name="scope">The scope to read in.</param>
    /// <param name="moment">The moment of the past; null for the present.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentException">A value of the query breaks its rule.</exception>
    public static async Task<Facets> FacetsAsync(
        ArtifactQuery query, ArtifactFacet facet, int limit, IReadScope scope, Moment? moment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.Defined(facet, nameof(facet));
        Require.Within(limit, Facets.MaxLimit, "a facet", "values", nameof(limit));
        var selection = new Selection<Artifact, PastArtifact>(Source, CriteriaOf(query, nameof(query)));
        return facet switch
        {
            ArtifactFacet.Type => await CountAsync(a => a.Type, past => past.Type).ConfigureAwait(false),
            ArtifactFacet.Collection => await CountAsync(a => a.CollectionId, past => past.CollectionId).ConfigureAwait(false),
            ArtifactFacet.MediaType => await CountAsync(a => a.MediaType, past => past.Revision.MediaType).ConfigureAwait(false),
            _ => throw new InvalidOperationException($"No value is defined for the facet {facet}."),
        };

        async Task<Facets> CountAsync<TValue>(Expression<Func<Artifact, TValue>> now, Expression<Func<PastArtifact, TValue>> then)
            where TValue : notnull
        {
            var counts = await selection.CountByAsync(scope, moment, now, then, limit + 1, cancellationToken).ConfigureAwait(false);
            return new([.. counts.Take(limit).Select(counted => new FacetCount($"{counted.Value}", counted.Count))], counts.Count > limit);
        }
    }

    /// <summary>Counts the values to which a pointer leads in the metadata of the artifacts that a query selects.</summary>
    /// <param name="query">The query.</param>
    /// <param name="path">The pointer.</param>
    /// <param name="limit">The maximum number of values.</param>
    /// <param name="scope">The scope to read in.</param>
    /// <param name="moment">The moment of the past; null for the present.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentException">A value of the query breaks its rule, or the text is not a pointer.</exception>
    public static async Task<Facets> MetadataFacetsAsync(
        ArtifactQuery query, string path, int limit, IReadScope scope, Moment? moment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var facet = MetadataFacet.Of(path, nameof(path)).Text;
        Require.Within(limit, Facets.MaxLimit, "a facet", "values", nameof(limit));
        var selection = new Selection<Artifact, PastArtifact>(Source, CriteriaOf(query, nameof(query)));
        var counts = await selection.CountByAsync(
            scope,
            moment,
            a => MetadataValues.At(a.Metadata, facet),
            past => MetadataValues.At(past.Revision.Metadata, facet),
            int.MaxValue,
            cancellationToken).ConfigureAwait(false);

        // Artifacts with the same set of values were counted together.
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var counted in counts)
        {
            foreach (var value in MetadataFacet.Split(counted.Value))
                sums[value] = sums.GetValueOrDefault(value) + counted.Count;
        }

        var items = sums.OrderByDescending(sum => sum.Value).ThenBy(sum => sum.Key, CodePointComparer.Instance).Take(limit);
        return new([.. items.Select(sum => new FacetCount(sum.Key, sum.Value))], sums.Count > limit);
    }

    /// <summary>Checks a ranked search, and returns it ready to run in the present.</summary>
    /// <exception cref="ArgumentException">A value of the search breaks its rule.</exception>
    public static ArtifactSearcher SearchOf(ArtifactSearch search)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(search.Where, nameof(search));

        // A purged artifact keeps its digest, and the text can still be stored for another artifact.
        var query = search.Where with { IncludePurged = false };
        return new(search, new Selection<Artifact, PastArtifact>(Source, CriteriaOf(query, nameof(search))).Now(), nameof(search));
    }

    private static IReadOnlyList<Criterion<Artifact, PastArtifact>> CriteriaOf(ArtifactQuery query, string paramName) =>
        [.. WithoutRemoved.Of(query, paramName), .. ArtifactCriteria.Of(query, paramName)];

    // The key is made by plain code, because an expression would have to be compiled for each query.
    private static ListingOrder<Artifact, PastArtifact, string, ArtifactId> ByMetadata(MetadataOrder order)
    {
        var text = order.Text;
        return new(
            $"metadata {text}",
            new(a => MetadataSort.Key(a.Metadata, text), a => a.Id),
            new(past => MetadataSort.Key(past.Revision.Metadata, text), past => past.Id),
            KeyTexts.Text,
            KeyTexts.Id<ArtifactId>(),
            artifact => new(MetadataSort.Key(artifact.Metadata, text), artifact.Id));
    }

    private static ListingOrder<Artifact, PastArtifact, TKey, ArtifactId> By<TKey>(
        ArtifactOrder order, Expression<Func<Artifact, TKey>> now, Expression<Func<PastArtifact, TKey>> then, KeyText<TKey> keyText)
        where TKey : notnull =>
        ListingOrder.Of<Artifact, PastArtifact, TKey, ArtifactId>($"{order}", new(now, a => a.Id), new(then, past => past.Id), keyText, KeyTexts.Id<ArtifactId>());
}
