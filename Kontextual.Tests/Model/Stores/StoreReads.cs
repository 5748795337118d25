using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>A store's readers, in the words of <see cref="IReads"/>.</summary>
internal class StoreReads(ICollectionReader collections, IArtifactReader artifacts, IRelationshipReader relationships, IChangeLog changes) : IReads
{
    public async Task<CollectionRow?> FindCollectionAsync(CollectionId id, bool deleted, Past? asOf) => (asOf is null
        ? await collections.FindAsync(id, deleted)
        : await collections.FindAsOfAsync(id, AsOfOf(asOf), deleted))?.Row();

    public async Task<CollectionRow?> FindCollectionByNameAsync(string name, Past? asOf) => (asOf is null
        ? await collections.FindByNameAsync(name)
        : await collections.FindByNameAsOfAsync(name, AsOfOf(asOf)))?.Row();

    public async Task<Leaf<CollectionRow>> ListCollectionsAsync(CollectionListing listing, int size, object? cursor)
    {
        var query = new CollectionQuery
        {
            NamePrefix = listing.Prefix,
            IncludeDeleted = listing.Deleted,
            IncludePurged = listing.Purged,
            AsOf = Moment(listing.AsOf),
        };
        return (await collections.ListAsync(query, Page(size, cursor))).Leaf(RowsOf.Row);
    }

    public async Task<ArtifactRow?> FindArtifactAsync(ArtifactId id, bool deleted, Past? asOf) => (asOf is null
        ? await artifacts.FindAsync(id, deleted)
        : await artifacts.FindAsOfAsync(id, AsOfOf(asOf), deleted))?.Row();

    public async Task<ArtifactRow?> FindArtifactByNameAsync(CollectionId collection, string name, Past? asOf) => (asOf is null
        ? await artifacts.FindByNameAsync(collection, name)
        : await artifacts.FindByNameAsOfAsync(collection, name, AsOfOf(asOf)))?.Row();

    public async Task<Leaf<ArtifactRow>> ListArtifactsAsync(ArtifactListing listing, int size, object? cursor)
    {
        var query = new ArtifactQuery
        {
            Ids = listing.Ids,
            Collection = listing.Collection,
            Name = listing.Name,
            NamePrefix = listing.Prefix,
            Type = listing.Type,
            Digest = listing.Digest is null ? null : ContentDigest.Parse(listing.Digest),
            IncludeDeleted = listing.Deleted,
            IncludePurged = listing.Purged,
            AsOf = Moment(listing.AsOf),
            OrderBy = Enum.Parse<ArtifactOrder>(listing.OrderBy),
            Direction = listing.Descending ? SortDirection.Descending : SortDirection.Ascending,
        };
        return (await artifacts.ListAsync(query, Page(size, cursor))).Leaf(RowsOf.Row);
    }

    public async Task<RevisionRow?> FindRevisionAsync(ArtifactId id, int number) => (await artifacts.FindRevisionAsync(id, number))?.Row();

    public async Task<Leaf<RevisionRow>> ListRevisionsAsync(ArtifactId id, int size, object? cursor) =>
        (await artifacts.HistoryAsync(id, Page(size, cursor))).Leaf(RowsOf.Row);

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

    public async Task<RelationshipRow?> FindRelationshipAsync(RelationshipId id, bool deleted, Past? asOf) => (asOf is null
        ? await relationships.FindAsync(id, deleted)
        : await relationships.FindAsOfAsync(id, AsOfOf(asOf), deleted))?.Row();

    public async Task<RelationshipRow?> FindRelationshipByEndsAsync(ArtifactId source, ArtifactId target, string type) =>
        (await relationships.FindByEndsAsync(source, target, type))?.Row();

    public async Task<Leaf<RelationshipRow>> ListRelationshipsAsync(RelationshipListing listing, int size, object? cursor)
    {
        var query = new RelationshipQuery
        {
            Source = listing.Source,
            Target = listing.Target,
            Touching = listing.Touching,
            Type = listing.Type,
            IncludeDeleted = listing.Deleted,
            IncludePurged = listing.Purged,
            AsOf = Moment(listing.AsOf),
        };
        return (await relationships.ListAsync(query, Page(size, cursor))).Leaf(RowsOf.Row);
    }

    public async Task<Reached> WalkAsync(Walk walk)
    {
        var traversal = await relationships.TraverseAsync(new TraversalQuery
        {
            Start = walk.Start,
            Direction = Enum.Parse<TraversalDirection>(walk.Way),
            Types = walk.Types,
            MaxDepth = walk.Depth,
            MaxCount = walk.Count,
            AsOf = Moment(walk.AsOf),
        });
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

    private static AsOf? Moment(Past? past) => past is null ? null : AsOfOf(past);

    private static AsOf AsOfOf(Past past) => past.Time is { } time ? AsOf.AtTime(time) : AsOf.AtSequence(past.Sequence!.Value);

    private static PageRequest Page(int size, object? cursor) => new() { Size = size, Cursor = (string?)cursor };
}
