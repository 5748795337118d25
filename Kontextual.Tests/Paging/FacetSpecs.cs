using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Paging;

/// <summary>Counts of the values of a property, and of entities.</summary>
public sealed class FacetSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "Q1")]
    public async Task Values_come_with_their_counts_the_most_frequent_first_and_equal_counts_by_code_point()
    {
        var notes = await NewCollectionAsync();
        foreach (var (type, count) in new[] { ("b", 2), ("a", 2), ("\U00010000", 1), ("\uffee", 1), ("c", 3) })
        {
            for (var i = 0; i < count; i++)
                await Repository.CreateArtifactAsync(Draft.Note(notes.Id, $"{type}{i}") with { Type = type });
        }

        var facets = await Repository.Artifacts.FacetsAsync(new(), ArtifactFacet.Type);

        facets.Items.ShouldBe([new("c", 3), new("a", 2), new("b", 2), new("\uffee", 1), new("\U00010000", 1)]);
        facets.IsTruncated.ShouldBeFalse();
        (await Repository.Artifacts.FacetsAsync(new(), ArtifactFacet.Type, 5)).IsTruncated.ShouldBeFalse();
        var three = await Repository.Artifacts.FacetsAsync(new(), ArtifactFacet.Type, 3);
        three.Items.ShouldBe(facets.Items.Take(3));
        three.IsTruncated.ShouldBeTrue();
    }

    [Test, Property("Rule", "Q1")]
    public async Task Only_what_the_query_selects_is_counted()
    {
        var (one, two) = (await NewCollectionAsync("one"), await NewCollectionAsync("two"));
        await NewNoteAsync(one, "a");
        await NewNoteAsync(one, "b");
        await Repository.CreateArtifactAsync(Draft.File(two.Id, "c", [1]));
        await Repository.DeleteArtifactAsync((await Repository.Artifacts.FindByNameAsync(one.Id, "b"))!.Id, Expected.Any);

        (await Repository.Artifacts.FacetsAsync(new(), ArtifactFacet.Collection)).Items.OrderBy(item => item.Value)
            .ShouldBe(new FacetCount[] { new($"{one.Id}", 1), new($"{two.Id}", 1) }.OrderBy(item => item.Value));
        (await Repository.Artifacts.FacetsAsync(new() { IncludeDeleted = true, Collection = one.Id }, ArtifactFacet.Collection)).Items.ShouldBe([new($"{one.Id}", 2)]);
        (await Repository.Artifacts.FacetsAsync(new() { NoneOf = [new() { NamePrefix = "c" }] }, ArtifactFacet.MediaType)).Items
            .ShouldBe([new("text/plain", 1)]);
        (await Repository.Artifacts.FacetsAsync(new() { Name = "nothing" }, ArtifactFacet.MediaType)).Items.ShouldBeEmpty();
    }

    [Test, Property("Rule", "Q1"), Property("Rule", "A6")]
    public async Task The_past_counts_the_values_of_its_moment()
    {
        var notes = await NewCollectionAsync();
        var a = await NewNoteAsync(notes, "a");
        await NewNoteAsync(notes, "b");
        var then = (await Repository.Changes.HeadAsync()).Sequence;
        await Repository.ReviseArtifactAsync(a.Id, Expected.Any, new ArtifactChange { Type = "report", MediaType = "text/markdown" });
        await NewNoteAsync(notes, "c");

        (await Repository.Artifacts.FacetsAsync(new(), ArtifactFacet.Type)).Items.ShouldBe([new("note", 2), new("report", 1)]);
        var past = Repository.AsOf(AsOf.AtSequence(then)).Artifacts;
        (await past.FacetsAsync(new(), ArtifactFacet.Type)).Items.ShouldBe([new("note", 2)]);
        (await past.FacetsAsync(new(), ArtifactFacet.MediaType)).Items.ShouldBe([new("text/plain", 2)]);
        (await past.FacetsAsync(new(), ArtifactFacet.Collection)).Items.ShouldBe([new($"{notes.Id}", 2)]);
        (await past.CountAsync(new())).ShouldBe(2);
    }

    [Test, Property("Rule", "C5")]
    public async Task Counting_inside_a_transaction_sees_its_writes()
    {
        var notes = await NewCollectionAsync();
        await Repository.WriteAsync(async (transaction, token) =>
        {
            await transaction.Artifacts.CreateAsync(Draft.Note(notes.Id, "a"), token);
            (await transaction.Artifacts.CountAsync(new(), token)).ShouldBe(1);
            (await transaction.Artifacts.FacetsAsync(new(), ArtifactFacet.Type, cancellationToken: token)).Items.ShouldBe([new("note", 1)]);
        });
    }

    [Test]
    public async Task A_facet_or_a_limit_beyond_its_rule_is_refused()
    {
        foreach (var limit in new[] { 0, -1, 1001 })
            (await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Repository.Artifacts.FacetsAsync(new(), ArtifactFacet.Type, limit))).Message.ShouldContain("from 1 to 1000");
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Repository.Artifacts.FacetsAsync(new(), (ArtifactFacet)9));
        await Should.ThrowAsync<ArgumentNullException>(() => Repository.Artifacts.FacetsAsync(null!, ArtifactFacet.Type));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.FacetsAsync(new() { Type = "Note" }, ArtifactFacet.Type));
    }
}
