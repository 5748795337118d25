using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Lineage;

/// <summary>What lineages and stale outputs show of the paths of a purged run.</summary>
public sealed class PurgedRunSpecs(Backend backend) : StoreSpecs(backend)
{
    private Pipeline pipeline = null!;
    private AsOf before;

    [SetUp]
    public async Task MakePurgedRun()
    {
        pipeline = new Pipeline(Repository, await NewCollectionAsync());
        await pipeline.NoteAsync("a", "b");
        await pipeline.RunAsync("parse", "a b https://example.org/x", "c d");
        await pipeline.NoteAsync("b");
        before = AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence);
        await Repository.PurgeRunAsync(pipeline.RunOf("parse"), Expected.Any);
    }

    [TestCase(false), TestCase(true)]
    [Property("Rule", "O5"), Property("Rule", "A7")]
    public async Task The_edges_of_a_lineage_have_the_replaced_paths(bool past)
    {
        var readers = past ? Repository.AsOf(before) : (IKnowledgeReaders)Repository;

        var graph = await readers.Runs.LineageAsync(new() { Artifact = pipeline["d"].Id });

        graph.Edges.Select(edge => (edge.Kind, edge.Label)).ShouldBe(
            [(LineageEdgeKind.Produced, Replaced(2)), (LineageEdgeKind.Used, Replaced(1)), (LineageEdgeKind.Used, Replaced(2)), (LineageEdgeKind.Used, Replaced(3))],
            ignoreOrder: true);
        var uses = graph.Edges.Where(edge => edge.Kind == LineageEdgeKind.Used).ToDictionary(edge => edge.From, edge => edge.Label);
        graph.Nodes.OfType<RevisionNode>().Where(node => node.Distance == 2).Select(node => (node.ArtifactId, uses[node.Key])).ShouldBe(
            [(pipeline["a"].Id, Replaced(1)), (pipeline["b"].Id, Replaced(2))], ignoreOrder: true);
        uses[graph.Nodes.OfType<ExternalNode>().ShouldHaveSingleItem().Key].ShouldBe(Replaced(3));
    }

    [TestCase(false), TestCase(true)]
    [Property("Rule", "O6"), Property("Rule", "A7")]
    public async Task A_stale_output_and_its_causes_have_the_replaced_paths(bool past)
    {
        var readers = past ? Repository.AsOf(before) : (IKnowledgeReaders)Repository;

        var stale = (await readers.Runs.StaleAsync(new())).Items;

        stale.Select(output => (output.ArtifactId, output.Path)).ShouldBe(
            [(pipeline["c"].Id, Replaced(1)), (pipeline["d"].Id, Replaced(2))], ignoreOrder: true);
        foreach (var output in stale)
            output.Causes.Select(cause => (cause.Kind, cause.Path, cause.ArtifactId)).ShouldBe([(StaleCauseKind.Revised, Replaced(2), pipeline["b"].Id)]);
    }

    private static string Replaced(int position) => $"\U0010FFFF{position:D9}";
}
