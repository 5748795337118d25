using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

internal partial class PlainReads
{
    public Task<RelationshipRow?> FindRelationshipAsync(RelationshipId id, bool deleted, Past? asOf)
    {
        PlainRules.Id<RelationshipId>(id);
        return Task.FromResult(At(asOf).Relationships.GetValueOrDefault(id) is { } row && (deleted || row.To is null) ? AsKept(row) : null);
    }

    public Task<RelationshipRow?> FindRelationshipByEndsAsync(ArtifactId source, ArtifactId target, string type)
    {
        PlainRules.Id<ArtifactId>(source);
        PlainRules.Id<ArtifactId>(target);
        var wanted = rules.Type(type);
        return Task.FromResult(State.Now.Relationships.Values.SingleOrDefault(
            row => row.Source == source && row.Target == target && row.Type == wanted && row.To is null));
    }

    public Task<Leaf<RelationshipRow>> ListRelationshipsAsync(RelationshipListing listing, int size, object? cursor)
    {
        var wanted = listing with { Filters = listing.Filters.Kept(rules) };
        var (world, moment) = At(wanted.AsOf, PlainListing<RelationshipRow>.PlaceOf($"{wanted}", cursor));
        var rows = world.Relationships.Values
            .Where(row => listing.Deleted || row.To is null)
            .Select(AsKept)
            .Where(row => (listing.Purged || !row.IsPurged) && wanted.Filters.AllSelect(row));
        return Task.FromResult(new PlainListing<RelationshipRow>(row => row.CreatedAt, row => $"{row.Id}", string.CompareOrdinal)
            .Page($"{wanted}", rows, size, cursor, moment));
    }

    public Task<Reached> WalkAsync(Walk walk)
    {
        PlainRules.Id<ArtifactId>(walk.Start);
        PlainRules.Range(walk.Depth, 1, 100);
        PlainRules.Range(walk.Count, 1, 10_000);
        var filters = walk.Filters.Kept(rules);
        var world = At(walk.AsOf);
        var steps = world.Relationships.Values
            .Where(row => row.To is null && filters.AllSelect(row))
            .SelectMany(row => Ways(row, walk.Way))
            .ToLookup(step => step.From, step => step.To);
        var all = Distances(walk, steps)
            .Where(pair => pair.Value > 0)
            .OrderBy(pair => pair.Value).ThenBy(pair => $"{pair.Key}", StringComparer.Ordinal)
            .Select(pair => (AsKept(world.Artifacts[pair.Key]), pair.Value))
            .ToList();
        return Task.FromResult(new Reached([.. all.Take(walk.Count)], all.Count > walk.Count));
    }

    private Dictionary<ArtifactId, int> Distances(Walk walk, ILookup<ArtifactId, ArtifactId> steps)
    {
        var distances = new Dictionary<ArtifactId, int> { [walk.Start] = 0 };
        var queue = new Queue<ArtifactId>([walk.Start]);
        while (queue.TryDequeue(out var here))
        {
            if (!rules.LeadsOn(distances[here], walk.Depth))
                continue;
            foreach (var next in steps[here])
            {
                if (distances.TryAdd(next, distances[here] + 1))
                    queue.Enqueue(next);
            }
        }

        return distances;
    }

    private static IEnumerable<(ArtifactId From, ArtifactId To)> Ways(RelationshipRow row, string way)
    {
        if (way != "Incoming")
            yield return (row.Source, row.Target);
        if (way != "Outgoing")
            yield return (row.Target, row.Source);
    }
}
