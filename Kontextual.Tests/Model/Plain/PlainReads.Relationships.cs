using Kontextual.Domain;

namespace Kontextual.Tests.Model;

internal partial class PlainReads
{
    private const int MostTypes = 100;

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
        PlainRules.Id(listing.Source);
        PlainRules.Id(listing.Target);
        PlainRules.Id(listing.Touching);
        var wanted = listing with { Type = listing.Type is null ? null : rules.Type(listing.Type) };
        var (world, moment) = At(wanted.AsOf, PlainListing<RelationshipRow>.PlaceOf($"{wanted}", cursor));
        var rows = world.Relationships.Values
            .Where(row => listing.Deleted || row.To is null)
            .Select(AsKept)
            .Where(row => (listing.Purged || !row.IsPurged)
                && (listing.Source is null || listing.Source == row.Source)
                && (listing.Target is null || listing.Target == row.Target)
                && (listing.Touching is null || listing.Touching == row.Source || listing.Touching == row.Target)
                && (wanted.Type is null || wanted.Type == row.Type));
        return Task.FromResult(new PlainListing<RelationshipRow>(row => row.CreatedAt, row => $"{row.Id}", string.CompareOrdinal)
            .Page($"{wanted}", rows, size, cursor, moment));
    }

    public Task<Reached> WalkAsync(Walk walk)
    {
        PlainRules.Id<ArtifactId>(walk.Start);
        PlainRules.Range(walk.Depth, 1, 100);
        PlainRules.Range(walk.Count, 1, 10_000);
        if (walk.Types is { Count: 0 or > MostTypes })
            throw new ArgumentException("too many types, or none", nameof(walk));
        var types = walk.Types?.Select(rules.Type).ToHashSet();
        var world = At(walk.AsOf);
        var steps = world.Relationships.Values
            .Where(row => row.To is null && (types is null || types.Contains(row.Type)))
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
