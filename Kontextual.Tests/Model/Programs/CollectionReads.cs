using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Finds a collection by id.</summary>
internal sealed record FindCollection(Ref Collection, bool Deleted, When? AsOf) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var found = await scene.Reads.FindCollectionAsync(scene.Collection(Collection), Deleted, scene.KnownEntities.Moment(AsOf));

        // What stood in the past is no version to expect.
        return AsOf is null ? scene.See(found) : $"{found}";
    }
}

/// <summary>Finds a live collection by name.</summary>
internal sealed record FindCollectionByName(Word Name, When? AsOf) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var found = await scene.Reads.FindCollectionByNameAsync(Name.Text, scene.KnownEntities.Moment(AsOf));
        return AsOf is null ? scene.See(found) : $"{found}";
    }
}

/// <summary>Lists collections, so many pages of them.</summary>
internal sealed record ListCollections : ListStep<CollectionQuery, CollectionRow>
{
    public override Task<string> PlayAsync(Scene scene)
    {
        var listing = new CollectionListing { Filters = FiltersIn(scene), Deleted = Deleted, Purged = Purged, AsOf = scene.KnownEntities.Moment(AsOf) };
        return scene.TurnAsync(
            (reads, cursor) => reads.ListCollectionsAsync(listing, Size, cursor),
            (there, row) => AsOf is null ? there.See(row) : $"{row}",
            Pages);
    }
}
