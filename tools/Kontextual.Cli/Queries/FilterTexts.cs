using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The filters of the command line, whose collections have not been looked up yet.</summary>
/// <param name="Query">The filters, without the collection and the groups.</param>
/// <param name="Collection">The name or the id of the collection; null if there is no such filter.</param>
/// <param name="Any">The groups of which one must match; null if there are none.</param>
/// <param name="Not">The groups of which none must match; null if there are none.</param>
internal sealed record FilterTexts(ArtifactQuery Query, string? Collection, IReadOnlyList<GroupText>? Any, IReadOnlyList<GroupText>? Not)
{
    /// <summary>Looks the collections up and returns the query.</summary>
    /// <exception cref="EntityNotFoundException">No live collection has the name or the id.</exception>
    public async Task<ArtifactQuery> QueryAsync(IKnowledgeReaders readers, CancellationToken cancellationToken)
    {
        var collections = new CollectionLookup(readers.Collections);
        return Query with
        {
            Collection = await IdOfAsync(Collection, collections, cancellationToken),
            AnyOf = await FiltersAsync(Any, collections, cancellationToken),
            NoneOf = await FiltersAsync(Not, collections, cancellationToken),
        };
    }

    private static async Task<List<ArtifactFilter>?> FiltersAsync(
        IReadOnlyList<GroupText>? groups, CollectionLookup collections, CancellationToken cancellationToken)
    {
        if (groups is null)
            return null;
        var filters = new List<ArtifactFilter>();
        foreach (var group in groups)
            filters.Add(group.Filter with { Collection = await IdOfAsync(group.Collection, collections, cancellationToken) });
        return filters;
    }

    private static async Task<CollectionId?> IdOfAsync(string? key, CollectionLookup collections, CancellationToken cancellationToken) =>
        key is null ? null : (await collections.LiveAsync(key, cancellationToken)).Id;
}
