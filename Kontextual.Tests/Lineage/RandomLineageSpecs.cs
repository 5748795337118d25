using System.Globalization;
using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Lineage;

/// <summary>Lineages of random graphs with cycles, compared with a plain search over the rows that listings return.</summary>
public sealed class RandomLineageSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly string[] Types = ["derived-from", "cites"];

    [TestCase(1), TestCase(2), TestCase(3)]
    [Property("Rule", "O5")]
    public async Task A_lineage_equals_a_plain_search(int seed)
    {
        var random = new Random(seed);
        var pipeline = new Pipeline(Repository, await NewCollectionAsync());
        await FillAsync(pipeline, random);
        var moment = AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence);
        await CompareAsync(Repository, pipeline, random);
        await pipeline.NoteAsync("a0", "a1", "a2");
        await pipeline.RunAsync("late", "a0 a1", "a2 a5");
        await CompareAsync(Repository, pipeline, random);
        await CompareAsync(Repository.AsOf(moment), pipeline, random);
    }

    private async Task FillAsync(Pipeline pipeline, Random random)
    {
        string[] names = [.. Enumerable.Range(0, 12).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}"))];
        await pipeline.NoteAsync(names);
        for (var i = 0; i < 14; i++)
        {
            var inputs = string.Join(' ', random.GetItems(names, 3).Distinct());
            var outputs = string.Join(' ', random.GetItems(names, 2).Distinct());
            await pipeline.NoteAsync(random.GetItems(names, 1));
            await pipeline.RunAsync(string.Create(CultureInfo.InvariantCulture, $"r{i}"), random.Next(3) == 0 ? $"{inputs} https://example.org/{i}" : inputs, outputs,
                within: random.Next(2) == 0 ? random.GetItems(names, 1)[0] : string.Empty);
        }

        foreach (var (source, target) in random.GetItems(names, 12).Zip(random.GetItems(names, 12)).Distinct())
            await NewLinkAsync(pipeline[source], pipeline[target], random.GetItems(Types, 1)[0]);
    }

    private static async Task CompareAsync(IKnowledgeReaders readers, Pipeline pipeline, Random random)
    {
        var plain = new Dictionary<bool, PlainLineage>
        {
            [false] = await PlainLineage.ReadAsync(readers, []),
            [true] = await PlainLineage.ReadAsync(readers, Types),
        };
        for (var i = 0; i < 40; i++)
        {
            var related = random.Next(2) == 0;
            var query = new LineageQuery
            {
                Artifact = i % 4 == 0 ? null : pipeline[string.Create(CultureInfo.InvariantCulture, $"a{random.Next(12)}")].Id,
                Run = i % 4 == 0 ? pipeline.RunOf(string.Create(CultureInfo.InvariantCulture, $"r{random.Next(14)}")) : null,
                Direction = random.Next(2) == 0 ? LineageDirection.Up : LineageDirection.Down,
                MaxDepth = random.Next(3) == 0 ? LineageQuery.DepthLimit : random.Next(1, 6),
                MaxCount = random.Next(3) == 0 ? random.Next(1, 20) : 1_000,
                RelationshipTypes = related ? Types : [],
            };
            var (nodes, edges) = plain[related].Follow(query);
            var found = await readers.Runs.LineageAsync(query);
            found.Nodes.Select(node => string.Create(CultureInfo.InvariantCulture, $"{node.Distance} {node.Key}")).ShouldBe(nodes);
            found.Edges.Select(edge => $"{edge.Kind} {edge.From} > {edge.To} ({edge.Label})").Order(StringComparer.Ordinal).ShouldBe(edges);
        }
    }
}
