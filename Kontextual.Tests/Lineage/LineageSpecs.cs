using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Lineage;

/// <summary>Following what was made from what.</summary>
public sealed class LineageSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly ArtifactId NoArtifact = ArtifactId.Parse("01890000-0000-7000-8000-000000000000");
    private static readonly RunId NoRun = RunId.Parse("01890000-0000-7000-8000-000000000001");

    private Pipeline pipeline = null!;

    [SetUp]
    public async Task MakePipeline() => pipeline = new Pipeline(Repository, await NewCollectionAsync());

    [Test, Property("Rule", "O5")]
    public async Task Up_leads_from_a_revision_to_its_run_its_inputs_and_their_runs()
    {
        await pipeline.NoteAsync("a", "b");
        await pipeline.RunAsync("parse", "a b https://example.org/x", "c");
        await pipeline.RunAsync("join", "c", "d");

        var graph = await pipeline.LineageAsync("d");

        pipeline.Show(graph).ShouldBe([
            "0 d@1", "1 join", "2 c@1", "3 parse", "4 a@1", "4 b@1", "4 https://example.org/x",
            "Used a@1 > parse (a)", "Used b@1 > parse (b)", "Used c@1 > join (c)", "Used https://example.org/x > parse (https://example.org/x)",
            "Produced join > d@1 (d)", "Produced parse > c@1 (c)",
        ], ignoreOrder: true);
        graph.IsTruncated.ShouldBeFalse();
    }

    [Test, Property("Rule", "O5")]
    public async Task Down_leads_from_an_input_to_all_that_came_of_it()
    {
        await pipeline.NoteAsync("a", "b");
        await pipeline.RunAsync("parse", "a", "c d");
        await pipeline.RunAsync("join", "c b", "e");

        pipeline.Show(await pipeline.LineageAsync("a", q => q with { Direction = LineageDirection.Down })).ShouldBe([
            "0 a@1", "1 parse", "2 c@1", "2 d@1", "3 join", "4 e@1",
            "Used a@1 > parse (a)", "Produced parse > c@1 (c)", "Produced parse > d@1 (d)", "Used c@1 > join (c)", "Produced join > e@1 (e)",
        ], ignoreOrder: true);
    }

    [Test, Property("Rule", "O5")]
    public async Task Other_revisions_of_an_artifact_are_other_nodes()
    {
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("first", "a", "b");
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("second", "a", "b!");

        pipeline.Show(await pipeline.LineageAsync("b@1")).ShouldContain("2 a@1");
        pipeline.Show(await pipeline.LineageAsync("b@1")).ShouldNotContain(line => line.Contains("a@2", StringComparison.Ordinal));
        pipeline.Show(await pipeline.LineageAsync("b")).ShouldContain("2 a@2");
        pipeline.Show(await pipeline.LineageAsync("a@1", q => q with { Direction = LineageDirection.Down })).ShouldContain("2 b@1");
    }

    [Test, Property("Rule", "O5")]
    public async Task A_revision_that_names_a_run_without_being_its_output_is_produced_by_it_without_a_path()
    {
        await pipeline.RunAsync("write", "", "", within: "a");

        pipeline.Show(await pipeline.LineageAsync("a")).ShouldBe(["0 a@1", "1 write", "Produced write > a@1 ()"], ignoreOrder: true);
        pipeline.Show(await Repository.Runs.LineageAsync(new() { Run = pipeline.RunOf("write"), Direction = LineageDirection.Down }))
            .ShouldBe(["0 write", "1 a@1", "Produced write > a@1 ()"], ignoreOrder: true);
    }

    [Test, Property("Rule", "O5")]
    public async Task Relationships_are_followed_only_on_request_from_the_source_up_to_the_target()
    {
        await pipeline.NoteAsync("a", "b");
        await pipeline.NoteAsync("b");
        await NewLinkAsync(pipeline["a"], pipeline["b"], "derived-from");
        await NewLinkAsync(pipeline["a"], pipeline["a"], "refers-to");

        pipeline.Show(await pipeline.LineageAsync("a")).ShouldBe(["0 a@1"]);
        pipeline.Show(await pipeline.LineageAsync("a", q => q with { RelationshipTypes = ["derived-from"] }))
            .ShouldBe(["0 a@1", "1 b@2", "Related b@2 > a@1 (derived-from)"], ignoreOrder: true);
        pipeline.Show(await pipeline.LineageAsync("b", q => q with { RelationshipTypes = ["derived-from"], Direction = LineageDirection.Down }))
            .ShouldBe(["0 b@2", "1 a@1", "Related b@2 > a@1 (derived-from)"], ignoreOrder: true);
        pipeline.Show(await pipeline.LineageAsync("a", q => q with { RelationshipTypes = ["refers-to"] }))
            .ShouldBe(["0 a@1", "Related a@1 > a@1 (refers-to)"], ignoreOrder: true);
    }

    [Test, Property("Rule", "O5")]
    public async Task Cycles_end()
    {
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("again", "a", "a");
        await NewLinkAsync(pipeline["a"], pipeline["a"], "derived-from");

        pipeline.Show(await pipeline.LineageAsync("a", q => q with { RelationshipTypes = ["derived-from"] })).ShouldBe([
            "0 a@1", "1 again", "Produced again > a@1 (a)", "Used a@1 > again (a)", "Related a@1 > a@1 (derived-from)",
        ], ignoreOrder: true);
    }

    [Test, Property("Rule", "O5")]
    public async Task The_depth_and_the_number_of_nodes_are_limited()
    {
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("1", "a", "b");
        await pipeline.RunAsync("2", "b a", "c");
        var all = await pipeline.LineageAsync("c");

        for (var depth = 1; depth <= 4; depth++)
        {
            var found = await pipeline.LineageAsync("c", q => q with { MaxDepth = depth });
            found.Nodes.ShouldBe(all.Nodes.Where(node => node.Distance <= depth));
            found.IsTruncated.ShouldBeFalse();
        }

        for (var count = 1; count <= all.Nodes.Count; count++)
        {
            var found = await pipeline.LineageAsync("c", q => q with { MaxCount = count });
            found.Nodes.ShouldBe(all.Nodes.Take(count));
            found.Edges.ShouldBeSubsetOf(all.Edges);
            found.Edges.Count.ShouldBe(all.Edges.Count(edge => found.Nodes.Any(n => n.Key == edge.From) && found.Nodes.Any(n => n.Key == edge.To)));
            found.IsTruncated.ShouldBe(count < all.Nodes.Count);
        }
    }

    [Test, Property("Rule", "O5")]
    public async Task Deleted_and_purged_artifacts_stay_in_a_lineage()
    {
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("parse", "a", "b");
        await Repository.DeleteArtifactAsync(pipeline["a"].Id, Expected.Any);

        pipeline.Show(await pipeline.LineageAsync("b")).ShouldContain("2 a@1");
        await Repository.PurgeArtifactAsync(pipeline["a"].Id, Expected.Any);
        var node = (await pipeline.LineageAsync("b")).Nodes.OfType<RevisionNode>().Single(n => n.ArtifactId == pipeline["a"].Id);
        (node.Name, node.IsPurged, node.Digest).ShouldBe((string.Empty, true, pipeline["a"].Digest));
    }

    [Test, Property("Rule", "A9")]
    public async Task A_view_of_the_past_shows_the_lineage_of_its_moment()
    {
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("first", "a", "b");
        var moment = AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence);
        await pipeline.RunAsync("second", "a", "c");
        await pipeline.NoteAsync("b");
        await NewLinkAsync(pipeline["b"], pipeline["a"], "derived-from");

        var query = new LineageQuery { Artifact = pipeline["a"].Id, Direction = LineageDirection.Down, RelationshipTypes = ["derived-from"] };
        pipeline.Show(await Repository.AsOf(moment).Runs.LineageAsync(query)).ShouldBe([
            "0 a@1", "1 first", "2 b@1", "Used a@1 > first (a)", "Produced first > b@1 (b)",
        ], ignoreOrder: true);
        pipeline.Show(await Repository.AsOf(moment).Runs.LineageAsync(new() { Artifact = pipeline["b"].Id })).ShouldContain("0 b@1");
        await Should.ThrowAsync<EntityNotFoundException>(() => Repository.AsOf(moment).Runs.LineageAsync(new() { Artifact = pipeline["c"].Id }));
        await Should.ThrowAsync<EntityNotFoundException>(() => Repository.AsOf(moment).Runs.LineageAsync(new() { Run = pipeline.RunOf("second") }));
    }

    [Test, Property("Rule", "L5")]
    public async Task Every_property_of_the_query_is_noticed()
    {
        await pipeline.NoteAsync("a", "b");
        await pipeline.RunAsync("1", "a", "c");
        await pipeline.NoteAsync("c");
        await NewLinkAsync(pipeline["c"], pipeline["b"], "derived-from");
        var plain = new LineageQuery { Artifact = pipeline["c"].Id };
        var first = plain with { Revision = 1 };
        (string Property, LineageQuery One, LineageQuery Other)[] pairs =
        [
            (nameof(LineageQuery.Artifact), plain, plain with { Artifact = pipeline["b"].Id }),
            (nameof(LineageQuery.Revision), plain, first),
            (nameof(LineageQuery.Run), plain, new() { Run = pipeline.RunOf("1") }),
            (nameof(LineageQuery.Direction), first, first with { Direction = LineageDirection.Down }),
            (nameof(LineageQuery.RelationshipTypes), plain, plain with { RelationshipTypes = ["derived-from"] }),
            (nameof(LineageQuery.MaxDepth), first, first with { MaxDepth = 1 }),
            (nameof(LineageQuery.MaxCount), first, first with { MaxCount = 1 }),
        ];

        pairs.Select(pair => pair.Property).ShouldBe(typeof(LineageQuery).GetProperties().Select(property => property.Name), ignoreOrder: true);
        foreach (var (property, one, other) in pairs)
        {
            pipeline.Show(await Repository.Runs.LineageAsync(other))
                .ShouldNotBe(pipeline.Show(await Repository.Runs.LineageAsync(one)), property);
        }
    }

    [Test]
    public async Task A_start_that_does_not_exist_is_told()
    {
        await pipeline.NoteAsync("a");

        (await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Runs.LineageAsync(new() { Artifact = pipeline["a"].Id, Revision = 2 })))
            .Message.ShouldBe($"No artifact '{pipeline["a"].Id} revision 2': the revision does not exist.");
        (await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Runs.LineageAsync(new() { Artifact = NoArtifact })))
            .Kind.ShouldBe(EntityKind.Artifact);
        (await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Runs.LineageAsync(new() { Run = NoRun })))
            .Kind.ShouldBe(EntityKind.Run);
    }

    [Test]
    public async Task A_query_that_is_not_valid_is_refused_before_reading()
    {
        var id = NoArtifact;
        LineageQuery[] refused =
        [
            new(), new() { Artifact = id, Run = NoRun }, new() { Artifact = default(ArtifactId) }, new() { Run = default(RunId) },
            new() { Run = NoRun, Revision = 1 }, new() { Artifact = id, Revision = 0 }, new() { Artifact = id, MaxDepth = 0 },
            new() { Artifact = id, MaxDepth = 101 }, new() { Artifact = id, MaxCount = 0 }, new() { Artifact = id, MaxCount = 10_001 },
            new() { Artifact = id, Direction = (LineageDirection)2 }, new() { Artifact = id, RelationshipTypes = [" "] },
            new() { Artifact = id, RelationshipTypes = [.. Enumerable.Range(0, 101).Select(i => $"t{i}")] }, new() { Artifact = id, RelationshipTypes = null! },
        ];
        foreach (var query in refused)
            (await Should.ThrowAsync<ArgumentException>(() => Repository.Runs.LineageAsync(query))).ParamName.ShouldBe("query");
    }
}
