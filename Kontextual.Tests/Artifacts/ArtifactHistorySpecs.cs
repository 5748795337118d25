using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Artifacts;

/// <summary>Every revision stays, in order and readable.</summary>
public sealed class ArtifactHistorySpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "A8")]
    public async Task History_holds_every_revision_in_order_without_a_gap()
    {
        var artifact = await ArtifactOfRevisionsAsync(12);

        var history = await HistoryAsync(artifact.Id);

        history.Select(revision => revision.Number).ShouldBe(Enumerable.Range(1, 12));
        history[0].Kind.ShouldBe(RevisionKind.Created);
        history.Skip(1).ShouldAllBe(revision => revision.Kind == RevisionKind.Updated);
        history.ShouldAllBe(revision => revision.Digest == ContentDigest.Of(System.Text.Encoding.UTF8.GetBytes($"text {revision.Number}")));
        history.Select(revision => revision.CreatedAt).ShouldBeInOrder();
    }

    [Test, Property("Rule", "A8")]
    public async Task A_cursor_of_another_artifact_is_refused()
    {
        var collection = await NewCollectionAsync();
        var (one, two) = (await NewNoteAsync(collection, "one"), await NewNoteAsync(collection, "two"));
        foreach (var artifact in new[] { one, two })
            await Repository.ReviseArtifactAsync(artifact.Id, Expected.Any, Draft.Text("new"));
        var page = await Repository.Artifacts.HistoryAsync(one.Id, new PageRequest { Size = 1 });
        var next = new PageRequest { Cursor = page.NextCursor.ShouldNotBeNull() };

        (await Repository.Artifacts.HistoryAsync(one.Id, next)).Items.ShouldHaveSingleItem().Revision.Number.ShouldBe(2);
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.HistoryAsync(two.Id, next));
    }

    [Test, Property("Rule", "A8")]
    public async Task A_revision_is_current_from_its_own_record_to_the_next()
    {
        var artifact = await ArtifactOfRevisionsAsync(4);
        await Repository.DeleteArtifactAsync(artifact.Id, Expected.Any);
        await Repository.RestoreArtifactAsync(artifact.Id, Expected.Any);

        var history = await HistoryAsync(artifact.Id);
        var records = await Repository.Changes.HistoryAsync(EntityKind.Artifact, artifact.Id);

        history.Select(revision => revision.FromSequence).ShouldBe(records.Items.Select(record => record.Sequence));
        history.Select(revision => revision.ToSequence).ShouldBe([.. history.Skip(1).Select(revision => (long?)revision.FromSequence), null]);
    }

    [Test, Property("Rule", "A8")]
    public async Task Any_revision_is_found_by_its_number_with_its_content()
    {
        var artifact = await ArtifactOfRevisionsAsync(5);
        var history = await HistoryAsync(artifact.Id);

        foreach (var revision in history)
        {
            (await Repository.Artifacts.FindRevisionAsync(artifact.Id, revision.Number)).ShouldBe(revision);
            (await Repository.Artifacts.GetRevisionAsync(artifact.Id, revision.Number)).ShouldBe(revision);
            (await Repository.Artifacts.GetTextAsync(artifact.Id, revision.Number)).ShouldBe($"text {revision.Number}");
        }
    }

    [Test, Property("Rule", "A8")]
    public async Task A_revision_that_is_not_there_is_null_to_find_and_an_error_to_get()
    {
        var artifact = await ArtifactOfRevisionsAsync(2);
        var missing = ArtifactId.Parse("01890000-0000-7000-8000-000000000000");

        (await Repository.Artifacts.FindRevisionAsync(artifact.Id, 3)).ShouldBeNull();
        (await Repository.Artifacts.FindRevisionAsync(missing, 1)).ShouldBeNull();
        var noRevision = await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Artifacts.GetRevisionAsync(artifact.Id, 3));
        noRevision.Key.ShouldBe($"{artifact.Id} revision 3");
        noRevision.Message.ShouldContain("it has no such revision");
        await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Artifacts.GetTextAsync(artifact.Id, 3));
        await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Artifacts.GetBytesAsync(artifact.Id, 3));
        await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Artifacts.OpenContentAsync(missing, 1));
        (await Repository.Artifacts.HistoryAsync(missing)).ShouldBe(new Page<RevisionEntry>([], null), Pages);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(5)]
    [TestCase(6)]
    [Property("Rule", "A8")]
    public async Task History_comes_in_pages_of_any_size(int size)
    {
        var artifact = await ArtifactOfRevisionsAsync(5);
        var numbers = new List<int>();
        var request = new PageRequest { Size = size };
        Page<RevisionEntry> page;
        do
        {
            page = await Repository.Artifacts.HistoryAsync(artifact.Id, request);
            numbers.AddRange(page.Items.Select(entry => entry.Revision.Number));
            request = request with { Cursor = page.NextCursor };
        }
        while (page.NextCursor is not null);

        numbers.ShouldBe([1, 2, 3, 4, 5]);
    }

    [Test, Property("Rule", "A8")]
    public async Task An_earlier_revision_keeps_the_name_and_collection_it_had()
    {
        var (one, two) = (await NewCollectionAsync("one"), await NewCollectionAsync("two"));
        var artifact = await NewNoteAsync(one, "a");
        await Repository.ReviseArtifactAsync(artifact.Id, Expected.Any, new ArtifactChange { Name = "b", Collection = two.Id });

        var first = await Repository.Artifacts.GetRevisionAsync(artifact.Id, 1);

        (first.Name, first.CollectionId).ShouldBe(("a", one.Id));
    }

    private static IEqualityComparer<Page<RevisionEntry>> Pages { get; } =
        EqualityComparer<Page<RevisionEntry>>.Create((x, y) => x!.Items.SequenceEqual(y!.Items) && x.NextCursor == y.NextCursor);

    private async Task<Artifact> ArtifactOfRevisionsAsync(int count)
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync(), "a", "text 1");
        for (int number = 2; number <= count; number++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            artifact = (await Repository.ReviseArtifactAsync(artifact.Id, Expected.Exactly(number - 1), Draft.Text($"text {number}"))).Value;
        }

        return artifact;
    }
}
