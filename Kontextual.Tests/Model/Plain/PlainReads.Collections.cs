using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

internal partial class PlainReads
{
    public Task<CollectionRow?> FindCollectionAsync(CollectionId id, bool deleted, Past? asOf)
    {
        PlainRules.Id<CollectionId>(id);
        return Task.FromResult(
            At(asOf).Collections.GetValueOrDefault(id) is { } row && (deleted || row.DeletedAt is null) ? AsKept(row) : null);
    }

    public Task<CollectionRow?> FindCollectionByNameAsync(string name, Past? asOf)
    {
        var wanted = rules.Name(name);
        return Task.FromResult(
            At(asOf).Collections.Values.Where(row => row.DeletedAt is null).Select(AsKept).SingleOrDefault(row => row.Name == wanted));
    }

    public Task<Leaf<CollectionRow>> ListCollectionsAsync(CollectionListing listing, int size, object? cursor)
    {
        var wanted = listing with { Filters = listing.Filters.Kept(rules) };
        var place = PlainListing<CollectionRow>.PlaceOf($"{wanted}", cursor);
        var (world, moment) = At(wanted.AsOf, place);
        var rows = world.Collections.Values
            .Where(row => listing.Deleted || row.DeletedAt is null)
            .Select(AsKept)
            .Where(row => (listing.Purged || !row.IsPurged) && wanted.Filters.AllSelect(row));
        return Task.FromResult(new PlainListing<CollectionRow>(row => row.Name, row => $"{row.Id}", rules.Compare)
            .Page($"{wanted}", rows, size, cursor, moment));
    }
}
