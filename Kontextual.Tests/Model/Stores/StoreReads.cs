using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>A store's readers, in the words of <see cref="IReads"/>.</summary>
internal class StoreReads(
    ICollectionReader collections,
    IArtifactReader artifacts,
    IRelationshipReader relationships,
    IChangeLog changes,
    Func<AsOf, IPastView> past) : IReads
{
    public async Task<CollectionRow?> FindCollectionAsync(CollectionId id, bool deleted, Past? asOf) => (await At(asOf).Collections.FindAsync(id, deleted))?.Row();

    public async Task<CollectionRow?> FindCollectionByNameAsync(string name, Past? asOf) => (await At(asOf).Collections.FindByNameAsync(name))?.Row();

    public async Task<Leaf<CollectionRow>> ListCollectionsAsync(CollectionListing listing, int size, object? cursor)
    {
        var query = listing.Filters.SetOn(new CollectionQuery { IncludeDeleted = listing.Deleted, IncludePurged = listing.Purged });
        return (await At(listing.AsOf).Collections.ListAsync(query, Page(size, cursor))).Leaf(RowsOf.Row);
    }

    public async Task<ArtifactRow?> FindArtifactAsync(ArtifactId id, bool deleted, Past? asOf) => (await At(asOf).Artifacts.FindAsync(id, deleted))?.Row();

    public async Task<ArtifactRow?> FindArtifactByNameAsync(CollectionId collection, string name, Past? asOf) => (await At(asOf).Artifacts.FindByNameAsync(collection, name))?.Row();

    public async Task<Leaf<ArtifactRow>> ListArtifactsAsync(ArtifactListing listing, int size, object? cursor)
    {
        var query = listing.Filters.SetOn(new ArtifactQuery
        {
            IncludeDeleted = listing.Deleted,
            IncludePurged = listing.Purged,
            OrderBy = Enum.Parse<ArtifactOrder>(listing.OrderBy),
            Direction = listing.Descending ? SortDirection.Descending : SortDirection.Ascending,
        });
        return (await At(listing.AsOf).Artifacts.ListAsync(query, Page(size, cursor))).Leaf(RowsOf.Row);
    }

    public async Task<RevisionRow?> FindRevisionAsync(ArtifactId id, int number) => (await artifacts.FindRevisionAsync(id, number))?.Row();

    public async Task<Leaf<RevisionRow>> ListRevisionsAsync(ArtifactId id, int size, object? cursor) =>
        (await artifacts.HistoryAsync(id, Page(size, cursor))).Leaf(entry => entry.Revision.Row());

    public async Task<(ArtifactRow Artifact, string Text)?> FindTextAsync(ArtifactId id) =>
        await artifacts.FindTextAsync(id) is { } found ? (found.Artifact.Row(), found.Text) : null;

    public Task<string> ReadTextAsync(ArtifactId id, int revision) => artifacts.GetTextAsync(id, revision);

    public async Task<byte[]> ReadBytesAsync(ArtifactId id, int revision, bool streamed)
    {
        if (!streamed)
            return await artifacts.GetBytesAsync(id, revision);
        await using var stream = await artifacts.OpenContentAsync(id, revision);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    public async Task<RelationshipRow?> FindRelationshipAsync(RelationshipId id, bool deleted, Past? asOf) => (await At(asOf).Relationships.FindAsync(id, deleted))?.Row();

    public async Task<RelationshipRow?> FindRelationshipByEndsAsync(ArtifactId source, ArtifactId target, string type) =>
        (await relationships.FindByEndsAsync(source, target, type))?.Row();

    public async Task<Leaf<RelationshipRow>> ListRelationshipsAsync(RelationshipListing listing, int size, object? cursor)
    {
        var query = listing.Filters.SetOn(new RelationshipQuery { IncludeDeleted = listing.Deleted, IncludePurged = listing.Purged });
        return (await At(listing.AsOf).Relationships.ListAsync(query, Page(size, cursor))).Leaf(RowsOf.Row);
    }

    public async Task<Reached> WalkAsync(Walk walk)
    {
        var traversal = await At(walk.AsOf).Relationships.TraverseAsync(walk.Filters.SetOn(new TraversalQuery
        {
            Start = walk.Start,
            Direction = Enum.Parse<TraversalDirection>(walk.Way),
            MaxDepth = walk.Depth,
            MaxCount = walk.Count,
        }));
        return new([.. traversal.Items.Select(item => (item.Artifact.Row(), item.Distance))], traversal.IsTruncated);
    }

    public async Task<Leaf<ChangeRow>> ListChangesOfAsync(string kind, EntityId id, int size, object? cursor) =>
        (await changes.HistoryAsync(Enum.Parse<EntityKind>(kind), id, Page(size, cursor))).Leaf(RowsOf.Row);

    public async Task<(IReadOnlyList<ChangeRow> Rows, bool HasMore)?> ListChangesAsync(long after, int limit)
    {
        if (await changes.FindPositionAsync(after) is not { } position)
            return null;
        var page = await changes.SinceAsync(position, limit);
        return ([.. page.Records.Select(RowsOf.Row)], page.HasMore);
    }

    // A view for each question, as a client that comes back later has.
    private Readers At(Past? asOf) => asOf is null ? new(collections, artifacts, relationships) : Readers.Of(past(AsOfOf(asOf)));

    private static AsOf AsOfOf(Past moment) => moment.Time is { } time ? AsOf.AtTime(time) : AsOf.AtSequence(moment.Sequence!.Value);

    private static PageRequest Page(int size, object? cursor) => new() { Size = size, Cursor = (string?)cursor };
}
