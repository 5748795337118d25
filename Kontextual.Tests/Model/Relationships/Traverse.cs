using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>Follows relationships from an artifact, by way of Outgoing, Incoming or Both.</summary>
internal sealed record Traverse(
    Ref Start, string Way, IReadOnlyList<ProgramFilter<TraversalQuery, RelationshipRow>> Filters, int Depth, int Count, When? AsOf) : Step
{
    public static Gen<Traverse> Generated { get; } =
        from start in ValueGenerators.Any
        from way in Gen.Elements("Outgoing", "Incoming", "Both")
        from filters in FilterMix<TraversalQuery, RelationshipRow>.OneOf(TraversalFilters.Mixes)
        from depth in Gen.Frequency((3, Gen.Choose(1, 3)), (3, Gen.Constant(100)))
        from count in Gen.Frequency((3, Gen.Choose(1, 5)), (5, Gen.Constant(1000)))
        from asOf in ValueGenerators.Moment
        select new Traverse(start, way, filters, depth, count, asOf);

    public override async Task<string> PlayAsync(Scene scene)
    {
        var (start, asOf) = (scene.Id<ArtifactId>(Start), scene.Moment(AsOf));
        IReadOnlyList<FilterValue<TraversalQuery, RelationshipRow>> filters = [.. Filters.Select(filter => filter.In(scene))];
        return $"{await scene.Reads.AskAsync(plain => Plain(plain, start, filters, asOf), store => StoreAsync(store, start, filters, asOf))}";
    }

    public override IEnumerable<Step> Simpler()
    {
        foreach (var fewer in Shrinking.WithoutOne(Filters))
            yield return this with { Filters = fewer };
        if (AsOf is not null)
            yield return this with { AsOf = null };
        if (Depth > 1)
            yield return this with { Depth = Math.Min(Depth - 1, 3) };
    }

    private Reached Plain(PlainReads reads, ArtifactId start, IReadOnlyList<FilterValue<TraversalQuery, RelationshipRow>> filters, Past? asOf)
    {
        PlainRules.Id<ArtifactId>(start);
        PlainRules.Range(Depth, 1, 100);
        PlainRules.Range(Count, 1, 10_000);
        var kept = filters.Kept(reads.Rules);
        var moment = reads.At(asOf);
        var steps = moment.Live<RelationshipRow>().Where(row => kept.AllSelect(row)).SelectMany(Ways).ToLookup(step => step.From, step => step.To);
        var all = Distances(start, steps, reads.Rules)
            .Where(pair => pair.Value > 0)
            .OrderBy(pair => pair.Value).ThenBy(pair => $"{pair.Key}", StringComparer.Ordinal)
            .Select(pair => (moment.Find<ArtifactRow>(pair.Key)!, pair.Value))
            .ToList();
        return new([.. all.Take(Count)], all.Count > Count);
    }

    private async Task<Reached> StoreAsync(
        StoreReads reads, ArtifactId start, IReadOnlyList<FilterValue<TraversalQuery, RelationshipRow>> filters, Past? asOf)
    {
        var traversal = await reads.At(asOf).Relationships.TraverseAsync(filters.SetOn(new TraversalQuery
        {
            Start = start,
            Direction = Enum.Parse<TraversalDirection>(Way),
            MaxDepth = Depth,
            MaxCount = Count,
        }));
        return new([.. traversal.Items.Select(item => (ArtifactRow.Of(item.Artifact), item.Distance))], traversal.IsTruncated);
    }

    private Dictionary<ArtifactId, int> Distances(ArtifactId start, ILookup<ArtifactId, ArtifactId> steps, PlainRules rules)
    {
        var distances = new Dictionary<ArtifactId, int> { [start] = 0 };
        var queue = new Queue<ArtifactId>([start]);
        while (queue.TryDequeue(out var here))
        {
            if (!rules.LeadsOn(distances[here], Depth))
                continue;
            foreach (var next in steps[here])
            {
                if (distances.TryAdd(next, distances[here] + 1))
                    queue.Enqueue(next);
            }
        }

        return distances;
    }

    private IEnumerable<(ArtifactId From, ArtifactId To)> Ways(RelationshipRow row)
    {
        if (Way != "Incoming")
            yield return (row.Source, row.Target);
        if (Way != "Outgoing")
            yield return (row.Target, row.Source);
    }

    // A list prints the name of its type only.
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append(
            CultureInfo.InvariantCulture,
            $"Start = {Start}, Way = {Way}, Filters = [{string.Join(", ", Filters)}], Depth = {Depth}, Count = {Count}, AsOf = {AsOf}");
        return true;
    }

    /// <summary>What a traversal reached.</summary>
    private sealed record Reached(IReadOnlyList<(ArtifactRow Artifact, int Distance)> Rows, bool IsTruncated)
    {
        public override string ToString() =>
            $"{string.Join(Environment.NewLine, Rows.Select(row => $"{row.Distance} {row.Artifact}"))} truncated: {IsTruncated}";
    }
}
