using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Paging;

/// <summary>Counts of the values in the metadata.</summary>
public sealed class MetadataFacetSpecs(Backend backend) : StoreSpecs(backend)
{
    private Collection notes = null!;

    [SetUp]
    public async Task FillStore()
    {
        notes = await NewCollectionAsync();
        await AddAsync("a", """{"author":"ada","year":2024,"tags":["x","y","x"],"deep":[{"k":1},{"k":1.0}]}""");
        await AddAsync("b", """{"author":"ada","year":2024.0,"tags":["y"],"deep":[{"k":"1"}]}""");
        await AddAsync("c", """{"author":"a\nb","year":"2024","tags":"y"}""");
        await AddAsync("d", """{"author":null,"tags":{"*":"z"}}""");
        await AddAsync("e", "{}");
    }

    [TestCase("/author", "\"ada\" 2, \"a\\nb\" 1, null 1")]
    [TestCase("/year", "2024 2, \"2024\" 1")]
    [TestCase("/tags", "\"y\" 1")]
    [TestCase("/tags/*", "\"y\" 2, \"x\" 1, \"z\" 1")]
    [TestCase("/tags/0", "\"x\" 1, \"y\" 1")]
    [TestCase("/deep/*/k", "\"1\" 1, 1 1")]
    [TestCase("", "")]
    [TestCase("/missing", "")]
    [Property("Rule", "Q2")]
    public async Task An_artifact_counts_once_for_each_of_its_values(string path, string expected) =>
        Text(await Repository.Artifacts.MetadataFacetsAsync(new(), path)).ShouldBe(expected);

    [Test, Property("Rule", "Q1")]
    public async Task Filters_and_the_limit_apply()
    {
        Text(await Repository.Artifacts.MetadataFacetsAsync(new() { NoneOf = [new() { Name = "a" }] }, "/author")).ShouldBe("\"a\\nb\" 1, \"ada\" 1, null 1");
        var one = await Repository.Artifacts.MetadataFacetsAsync(new(), "/author", 1);
        (Text(one), one.IsTruncated).ShouldBe(("\"ada\" 2", true));
        (await Repository.Artifacts.MetadataFacetsAsync(new(), "/author", 3)).IsTruncated.ShouldBeFalse();
    }

    [Test, Property("Rule", "A6")]
    public async Task The_past_counts_the_values_of_its_moment()
    {
        var moment = AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence);
        var a = (await Repository.Artifacts.FindByNameAsync(notes.Id, "a")).ShouldNotBeNull();
        await Repository.ReviseArtifactAsync(a.Id, Expected.Any, new ArtifactChange { Metadata = Draft.Meta("""{"author":"eve"}""") });

        Text(await Repository.Artifacts.MetadataFacetsAsync(new(), "/author")).ShouldBe("\"a\\nb\" 1, \"ada\" 1, \"eve\" 1, null 1");
        Text(await Repository.AsOf(moment).Artifacts.MetadataFacetsAsync(new(), "/author")).ShouldBe("\"ada\" 2, \"a\\nb\" 1, null 1");
    }

    [Test]
    public async Task A_pointer_or_a_limit_that_breaks_its_rule_is_refused()
    {
        (await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.MetadataFacetsAsync(new(), "author"))).ParamName.ShouldBe("path");
        await Should.ThrowAsync<ArgumentNullException>(() => Repository.Artifacts.MetadataFacetsAsync(new(), null!));
        await Should.ThrowAsync<ArgumentNullException>(() => Repository.Artifacts.MetadataFacetsAsync(null!, "/a"));
        foreach (var limit in new[] { 0, 1001 })
            await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Repository.Artifacts.MetadataFacetsAsync(new(), "/a", limit));
    }

    private static string Text(Facets facets) => string.Join(", ", facets.Items.Select(item => $"{item.Value} {item.Count}"));

    private async Task AddAsync(string name, string metadata) =>
        await Repository.CreateArtifactAsync(Draft.Note(notes.Id, name) with { Metadata = Draft.Meta(metadata) });
}
