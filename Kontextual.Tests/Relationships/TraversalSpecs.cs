using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Relationships;

/// <summary>Following relationships.</summary>
public sealed class TraversalSpecs(Backend backend) : StoreSpecs(backend)
{
    private readonly Dictionary<string, Artifact> nodes = [];
    private Collection notes = null!;

    [SetUp]
    public async Task MakeCollection()
    {
        nodes.Clear();
        notes = await NewCollectionAsync();
    }

    [Test, Property("Rule", "R4")]
    public async Task Each_artifact_comes_once_with_its_shortest_distance()
    {
        await LinkAsync("a b", "b c", "c d", "a c", "d e", "x a");

        (await FromAsync("a")).ShouldBe(["b 1", "c 1", "d 2", "e 3"]);
        (await FromAsync("d", q => q with { Direction = TraversalDirection.Incoming })).ShouldBe(["c 1", "a 2", "b 2", "x 3"]);
        (await FromAsync("c", q => q with { Direction = TraversalDirection.Both })).ShouldBe(["a 1", "b 1", "d 1", "e 2", "x 2"]);
    }

    [Test, Property("Rule", "R4")]
    public async Task Cycles_end_and_the_start_is_not_in_the_result()
    {
        await LinkAsync("a b", "b c", "c a", "a a", "b b");

        (await FromAsync("a")).ShouldBe(["b 1", "c 2"]);
        (await FromAsync("a", q => q with { Direction = TraversalDirection.Both })).ShouldBe(["b 1", "c 1"]);
    }

    [Test, Property("Rule", "R4")]
    public async Task Only_the_types_asked_for_are_followed()
    {
        await LinkAsync("a b x", "b c y", "a d z", "c e x");

        (await FromAsync("a", q => q with { Types = ["x"] })).ShouldBe(["b 1"]);
        (await FromAsync("a", q => q with { Types = ["y", "x", "x"] })).ShouldBe(["b 1", "c 2", "e 3"]);
    }

    [Test, Property("Rule", "R4")]
    public async Task It_stops_at_the_depth_asked_for()
    {
        await LinkAsync("a b", "b c", "c d");

        foreach (var depth in new[] { 1, 2, 3, 100 })
        {
            var found = await Repository.Relationships.TraverseAsync(new() { Start = nodes["a"].Id, MaxDepth = depth });
            (found.Items.Count, found.IsTruncated).ShouldBe((Math.Min(depth, 3), false));
        }
    }

    [Test, Property("Rule", "R4")]
    public async Task It_keeps_the_nearest_and_of_those_the_lowest_ids_when_there_are_more_than_asked_for()
    {
        await LinkAsync("a b", "a c", "b d", "c e", "b f");
        var all = (await Repository.Relationships.TraverseAsync(new() { Start = nodes["a"].Id })).Items;

        for (var count = 1; count <= all.Count; count++)
        {
            var found = await Repository.Relationships.TraverseAsync(new() { Start = nodes["a"].Id, MaxCount = count });
            found.Items.ShouldBe(all.Take(count));
            found.IsTruncated.ShouldBe(count < all.Count);
        }
    }

    [Test, Property("Rule", "R4")]
    public async Task A_chain_longer_than_the_limit_ends_there()
    {
        await LinkAsync([.. Enumerable.Range(0, 105).Select(i => $"{i} {i + 1}")]);

        (await FromAsync("0")).Count.ShouldBe(100);
    }

    [Test, Property("Rule", "R4")]
    public async Task A_dense_graph_is_walked_once()
    {
        // Every simple path through it would be more than the age of the universe.
        var names = Enumerable.Range(0, 40).Select(i => $"{i}").ToList();
        await LinkAsync([.. from a in names from b in names select $"{a} {b}"]);

        (await FromAsync("0")).Count.ShouldBe(39);
    }

    [Test, Property("Rule", "R4")]
    public async Task Deleted_relationships_are_not_followed_but_as_of_a_moment_when_they_were_live()
    {
        await LinkAsync("a b");
        await LinkAsync("b c");
        var before = AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence);
        await Repository.DeleteArtifactAsync(nodes["b"].Id, Expected.Any, DeletePolicy.Cascade);

        (await FromAsync("a")).ShouldBeEmpty();
        (await FromAsync("a", asOf: before)).ShouldBe(["b 1", "c 2"]);
        await Repository.WriteAsync((t, token) => t.Artifacts.PurgeAsync(nodes["b"].Id, Expected.Any, token));
        (await FromAsync("a", asOf: before)).ShouldBe([" 1", "c 2"]);
        (await FromAsync("a", asOf: AsOf.AtSequence(before.Sequence!.Value - 1))).ShouldBe([" 1"]);
    }

    [Test, Property("Rule", "R4")]
    public async Task A_transaction_sees_its_own_relationships()
    {
        await LinkAsync("a b");
        await Repository.WriteAsync(async (t, token) =>
        {
            var c = await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "c"), token);
            await t.Relationships.CreateAsync(Draft.Link(nodes["b"], c), token);
            var found = await t.Relationships.TraverseAsync(new() { Start = nodes["a"].Id }, token);
            found.Items.Select(i => (i.Artifact.Id, i.Distance)).ShouldBe([(nodes["b"].Id, 1), (c.Id, 2)]);
        });
    }

    [Test, Property("Rule", "R4")]
    public async Task What_is_not_there_leads_nowhere()
    {
        var found = await Repository.Relationships.TraverseAsync(new() { Start = new ArtifactId(Guid.Parse("01890000-0000-7000-8000-000000000001")) });

        (found.Items.Count, found.IsTruncated).ShouldBe((0, false));
    }

    /// <summary>Makes links of the form "source target type", and the artifacts they name.</summary>
    private async Task LinkAsync(params string[] links) => await Repository.WriteAsync(async (t, token) =>
    {
        foreach (var parts in links.Select(link => link.Split(' ')))
        {
            foreach (var name in parts.Take(2).Where(name => !nodes.ContainsKey(name)))
                nodes.Add(name, await t.Artifacts.CreateAsync(Draft.Note(notes.Id, name), token));
            await t.Relationships.CreateAsync(Draft.Link(nodes[parts[0]], nodes[parts[1]], parts.ElementAtOrDefault(2) ?? "x"), token);
        }
    });

    /// <summary>What is reached, as "name distance", equally near ones by name.</summary>
    private async Task<IReadOnlyList<string>> FromAsync(string start, Func<TraversalQuery, TraversalQuery>? with = null, AsOf? asOf = null)
    {
        var query = new TraversalQuery { Start = nodes[start].Id };
        var found = await Repository.At(asOf).Relationships.TraverseAsync(with is null ? query : with(query));
        found.Items.Select(i => (i.Distance, i.Artifact.Id)).ShouldBeInOrder();
        return [.. found.Items.OrderBy(i => i.Distance).ThenBy(i => i.Artifact.Name, StringComparer.Ordinal).Select(i => $"{i.Artifact.Name} {i.Distance}")];
    }
}
