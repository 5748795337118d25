using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

internal partial class PlainReads
{
    public Task<ArtifactRow?> FindArtifactAsync(ArtifactId id, bool deleted, Past? asOf)
    {
        PlainRules.Id<ArtifactId>(id);
        return Task.FromResult(
            At(asOf).Artifacts.GetValueOrDefault(id) is { } row && (deleted || row.DeletedAt is null) ? AsKept(row) : null);
    }

    public Task<ArtifactRow?> FindArtifactByNameAsync(CollectionId collection, string name, Past? asOf)
    {
        PlainRules.Id<CollectionId>(collection);
        var wanted = rules.Name(name);
        return Task.FromResult(At(asOf).Artifacts.Values
            .Where(row => row.Collection == collection && row.DeletedAt is null).Select(AsKept).SingleOrDefault(row => row.Name == wanted));
    }

    public Task<Leaf<ArtifactRow>> ListArtifactsAsync(ArtifactListing listing, int size, object? cursor)
    {
        var wanted = listing with { Filters = listing.Filters.Kept(rules) };
        var query = $"{wanted}";
        var (world, moment) = At(wanted.AsOf, PlainListing<ArtifactRow>.PlaceOf(query, cursor));
        var rows = world.Artifacts.Values
            .Where(row => listing.Deleted || row.DeletedAt is null)
            .Select(AsKept)
            .Where(row => (listing.Purged || !row.IsPurged) && wanted.Filters.AllSelect(row));
        var order = wanted.OrderBy switch
        {
            "Name" => new PlainListing<ArtifactRow>(row => row.Name, row => $"{row.Id}", rules.Compare) { Descending = listing.Descending },
            "Created" => new(row => row.CreatedAt, row => $"{row.Id}", string.CompareOrdinal) { Descending = listing.Descending },
            _ => new(row => row.UpdatedAt, row => $"{row.Id}", string.CompareOrdinal) { Descending = listing.Descending },
        };
        return Task.FromResult(order.Page(query, rows, size, cursor, moment));
    }
}
