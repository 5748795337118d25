using Kontextual.Domain;

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
        var wanted = Checked(listing);
        var ids = wanted.Ids is null ? "all" : string.Join(' ', wanted.Ids.Select(id => $"{id}").Distinct().Order());
        var query = $"{wanted with { Ids = null }} {ids}";
        var (world, moment) = At(wanted.AsOf, PlainListing<ArtifactRow>.PlaceOf(query, cursor));
        var rows = world.Artifacts.Values
            .Where(row => listing.Deleted || row.DeletedAt is null)
            .Select(AsKept)
            .Where(row => IsWanted(row, wanted));
        var order = wanted.OrderBy switch
        {
            "Name" => new PlainListing<ArtifactRow>(row => row.Name, row => $"{row.Id}", rules.Compare) { Descending = listing.Descending },
            "Created" => new(row => row.CreatedAt, row => $"{row.Id}", string.CompareOrdinal) { Descending = listing.Descending },
            _ => new(row => row.UpdatedAt, row => $"{row.Id}", string.CompareOrdinal) { Descending = listing.Descending },
        };
        return Task.FromResult(order.Page(query, rows, size, cursor, moment));
    }

    private ArtifactListing Checked(ArtifactListing listing)
    {
        foreach (var id in listing.Ids ?? [])
            PlainRules.Id<ArtifactId>(id);
        PlainRules.Id(listing.Collection);
        return listing with
        {
            Name = listing.Name is null ? null : rules.Name(listing.Name),
            Prefix = rules.Prefix(listing.Prefix),
            Type = listing.Type is null ? null : rules.Type(listing.Type),
        };
    }

    private static bool IsWanted(ArtifactRow row, ArtifactListing listing) =>
        (listing.Purged || !row.IsPurged)
        && (listing.Ids is null || listing.Ids.Contains(row.Id))
        && (listing.Collection is null || listing.Collection == row.Collection)
        && (listing.Name is null || listing.Name == row.Name)
        && (listing.Prefix is null || row.Name.StartsWith(listing.Prefix, StringComparison.Ordinal))
        && (listing.Type is null || listing.Type == row.Type)
        && (listing.Digest is null || listing.Digest == row.Digest);
}
