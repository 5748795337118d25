using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Paging;

/// <summary>Pages of 1 to 1,000, and no others.</summary>
public sealed class PageSizeSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly ArtifactId Missing = ArtifactId.Parse("01890000-0000-7000-8000-000000000000");

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(int.MinValue)]
    [TestCase(1001)]
    [TestCase(int.MaxValue)]
    [Property("Rule", "Q1")]
    public async Task Any_other_page_size_is_refused_by_every_listing(int size)
    {
        var page = new PageRequest { Size = size };

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Repository.Artifacts.ListAsync(new ArtifactQuery(), page));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Repository.Artifacts.ListAsync(new ArtifactQuery { Ids = [] }, page));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Repository.Artifacts.HistoryAsync(Missing, page));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Repository.Collections.ListAsync(new CollectionQuery(), page));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Repository.Relationships.ListAsync(new RelationshipQuery(), page));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Repository.Changes.HistoryAsync(EntityKind.Artifact, Missing, page));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Repository.Changes.TransactionAsync(new(Missing.Value), page));
    }

    [Test, Property("Rule", "Q1")]
    public async Task Every_page_size_up_to_beyond_the_end_gives_every_row_once()
    {
        var notes = await NewCollectionAsync();
        for (int i = 0; i < 12; i++)
            await NewNoteAsync(notes, $"{i:00}");

        for (int size = 1; size <= 14; size++)
        {
            var listed = await Walk.AllAsync(page => Repository.Artifacts.ListAsync(new ArtifactQuery(), page), size);
            listed.Select(artifact => artifact.Name).ShouldBe(Enumerable.Range(0, 12).Select(i => $"{i:00}"));
        }
    }

    [Test, Property("Rule", "Q1")]
    public async Task The_default_is_100_and_1000_is_allowed_and_a_stream_ends_with_the_last_row()
    {
        var notes = await NewCollectionAsync();
        await Repository.WriteAsync(async (t, token) =>
        {
            for (int i = 0; i < 620; i++)
                await t.Artifacts.CreateAsync(Draft.Note(notes.Id, $"{i:0000}"), token);
        });

        var first = await Repository.Artifacts.ListAsync(new ArtifactQuery());
        first.Items.Count.ShouldBe(100);
        first.NextCursor.ShouldNotBeNull();
        (await Repository.Artifacts.ListAsync(new ArtifactQuery(), new PageRequest { Size = 1000 })).Items.Count.ShouldBe(620);
        (await Repository.Artifacts.StreamAsync(new ArtifactQuery()).CountAsync()).ShouldBe(620);
    }

    [Test]
    public async Task A_page_that_is_exactly_full_at_the_end_has_no_next()
    {
        var notes = await NewCollectionAsync();
        for (int i = 0; i < 4; i++)
            await NewNoteAsync(notes, $"{i}");

        (await Repository.Artifacts.ListAsync(new ArtifactQuery(), new PageRequest { Size = 4 })).NextCursor.ShouldBeNull();
        var half = await Repository.Artifacts.ListAsync(new ArtifactQuery(), new PageRequest { Size = 2 });
        (await Repository.Artifacts.ListAsync(new ArtifactQuery(), new PageRequest { Size = 2, Cursor = half.NextCursor })).NextCursor.ShouldBeNull();
    }

    [Test]
    public async Task An_empty_listing_is_one_empty_page()
    {
        var page = await Repository.Artifacts.ListAsync(new ArtifactQuery());

        page.Items.ShouldBeEmpty();
        page.NextCursor.ShouldBeNull();
        (await Repository.Artifacts.StreamAsync(new ArtifactQuery()).CountAsync()).ShouldBe(0);
    }
}
