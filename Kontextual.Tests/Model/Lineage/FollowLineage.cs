using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>A lineage that is asked for.</summary>
internal sealed record LineageWish(ArtifactId? Artifact, int? Revision, RunId? Run, bool Down, IReadOnlyList<string> Types, int Depth, int Count);

/// <summary>Follows what a revision or a run was made from, or what was made from it.</summary>
internal sealed record FollowLineage(
    Ref? Artifact, int? Revision, Ref? Run, bool Down, IReadOnlyList<Word> Types, int Depth, int Count, When? AsOf) : Step
{
    private static readonly string[] Kinds = ["Used", "Produced", "Related"];

    public static Gen<FollowLineage> Generated { get; } =
        from start in ValueGenerators.End
        from isRun in ValueGenerators.Coin
        from revision in ValueGenerators.Revision
        from down in ValueGenerators.Coin
        from types in Gen.OneOf(
            Gen.Constant<IReadOnlyList<Word>>([]),
            Gen.Constant(Alphabet.LinkTypes),
            from type in ValueGenerators.LinkType select (IReadOnlyList<Word>)[type])
        from depth in Gen.Frequency((2, Gen.Choose(1, 3)), (3, Gen.Constant(100)))
        from count in Gen.Frequency((2, Gen.Choose(1, 5)), (5, Gen.Constant(1000)))
        from asOf in ValueGenerators.Moment
        select new FollowLineage(isRun ? null : start, isRun ? null : revision, isRun ? start : null, down, types, depth, count, asOf);

    public override async Task<string> PlayAsync(Scene scene)
    {
        var wish = new LineageWish(
            Artifact is null ? null : scene.Id<ArtifactId>(Artifact),
            Revision,
            Run is null ? null : scene.Id<RunId>(Run),
            Down,
            [.. Types.Select(type => type.Text)],
            Depth,
            Count);
        return $"{await GraphAsync(scene.Reads, wish, scene.Moment(AsOf))}";
    }

    public static Task<GraphRow> GraphAsync(IReads reads, LineageWish wish, Past? asOf) =>
        reads.AskAsync(plain => Plain(plain, wish, asOf), store => StoreAsync(store, wish, asOf));

    public override IEnumerable<Step> Simpler()
    {
        if (Types.Count > 0)
            yield return this with { Types = [] };
        if (AsOf is not null)
            yield return this with { AsOf = null };
        if (Depth > 1)
            yield return this with { Depth = Math.Min(Depth - 1, 3) };
    }

    private static GraphRow Plain(PlainReads reads, LineageWish wish, Past? asOf)
    {
        if (wish.Artifact is null == wish.Run is null)
            throw new ArgumentException("not one start");
        PlainRules.Id(wish.Artifact);
        PlainRules.Id(wish.Run);
        PlainRules.Range(wish.Revision ?? 1, 1, int.MaxValue);
        PlainRules.Range(wish.Depth, 1, 100);
        PlainRules.Range(wish.Count, 1, 10_000);
        var lineage = new PlainLineage(reads, reads.At(asOf), [.. wish.Types.Select(reads.Rules.Type)]);
        var start = wish.Run is { } run ? lineage.Node(run) : lineage.Node(wish.Artifact!.Value, wish.Revision);
        var (distances, edges) = Follow(lineage, start, wish, reads.Rules);
        var nodes = distances.Select(pair => new NodeRow(pair.Key, lineage.TextOf(pair.Key), pair.Value))
            .OrderBy(node => node.Distance).ThenBy(node => node.Key, Comparer<string>.Create(reads.Rules.Compare)).Take(wish.Count).ToList();
        var kept = edges.Where(edge => nodes.Exists(node => node.Key == edge.From) && nodes.Exists(node => node.Key == edge.To));
        return new(nodes, [.. kept.Order(Comparer<EdgeRow>.Create((a, b) => Compare(a, b, reads.Rules)))], distances.Count > nodes.Count);
    }

    private static (Dictionary<string, int> Distances, IReadOnlyCollection<EdgeRow> Edges) Follow(
        PlainLineage lineage, string start, LineageWish wish, PlainRules rules)
    {
        var distances = new Dictionary<string, int> { [start] = 0 };
        var edges = new HashSet<EdgeRow>();
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var here))
        {
            if (!rules.LeadsOn(distances[here], wish.Depth))
                continue;
            foreach (var edge in wish.Down ? lineage.Down(here) : lineage.Up(here))
            {
                edges.Add(edge);
                var next = wish.Down ? edge.To : edge.From;
                if (distances.TryAdd(next, distances[here] + 1))
                    queue.Enqueue(next);
            }
        }

        return (distances, edges);
    }

    private static async Task<GraphRow> StoreAsync(StoreReads reads, LineageWish wish, Past? asOf) => GraphRow.Of(await reads.At(asOf).Runs.LineageAsync(new()
    {
        Artifact = wish.Artifact,
        Revision = wish.Revision,
        Run = wish.Run,
        Direction = wish.Down ? LineageDirection.Down : LineageDirection.Up,
        RelationshipTypes = wish.Types,
        MaxDepth = wish.Depth,
        MaxCount = wish.Count,
    }));

    private static int Compare(EdgeRow a, EdgeRow b, PlainRules rules)
    {
        int[] orders =
        [
            Array.IndexOf(Kinds, a.Kind) - Array.IndexOf(Kinds, b.Kind), rules.Compare(a.From, b.From), rules.Compare(a.To, b.To),
            (a.Label is null ? 0 : 1) - (b.Label is null ? 0 : 1), rules.Compare(a.Label ?? "", b.Label ?? ""),
        ];
        return Array.Find(orders, order => order != 0);
    }

    // A list prints the name of its type only.
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append(
            CultureInfo.InvariantCulture,
            $"Artifact = {Artifact}, Revision = {Revision}, Run = {Run}, Down = {Down}, Types = [{string.Join(", ", Types)}], Depth = {Depth}, Count = {Count}, AsOf = {AsOf}");
        return true;
    }
}
