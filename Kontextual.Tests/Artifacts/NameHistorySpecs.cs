using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Paging;

namespace Kontextual.Tests.Artifacts;

/// <summary>The artifacts that ever had a name, with when they got and lost it.</summary>
public sealed class NameHistorySpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "A8")]
    public async Task A_name_that_two_artifacts_had_one_after_the_other_names_both()
    {
        var notes = await NewCollectionAsync();
        var first = await NewNoteAsync(notes, "a");
        await Repository.ReviseArtifactAsync(first.Id, Expected.Any, Draft.Text("new"));
        Time.Advance(TimeSpan.FromMinutes(1));
        var renamed = await Repository.ReviseArtifactAsync(
            first.Id, Expected.Any, new ArtifactChange { Name = "b" }, new WriteContext { Actor = "ada", Reason = "a better name" });
        var second = await NewNoteAsync(notes, "a");

        var entries = await NamesAsync("a");

        entries.Select(entry => entry.ArtifactId).ShouldBe([first.Id, second.Id]);
        entries.ShouldAllBe(entry => entry.Name == "a" && entry.CollectionId == notes.Id && entry.Type == first.Type);
        (entries[0].Began.Kind, entries[0].Began.EntityVersion, entries[0].Began.Time).ShouldBe((ChangeKind.Created, 1, first.CreatedAt));
        var ended = entries[0].Ended.ShouldNotBeNull();
        (ended.Kind, ended.Sequence, ended.Actor, ended.Reason, ended.Time)
            .ShouldBe((ChangeKind.Updated, renamed.FirstSequence!.Value, "ada", "a better name", renamed.Time));
        entries[1].Ended.ShouldBeNull();
        (await NamesAsync("b")).ShouldHaveSingleItem().Began.ShouldBe(ended);
        (await NamesAsync("c")).ShouldBeEmpty();
    }

    [Test, Property("Rule", "A5"), Property("Rule", "A6")]
    public async Task A_deleted_artifact_has_no_name_until_it_is_restored()
    {
        var note = await NewNoteAsync(await NewCollectionAsync());
        await Repository.DeleteArtifactAsync(note.Id, Expected.Any);
        var deleted = (await NamesAsync("a")).ShouldHaveSingleItem();
        await Repository.RestoreArtifactAsync(note.Id, Expected.Any);

        var entries = await NamesAsync("a");

        entries[0].ShouldBe(deleted);
        entries.Select(entry => (entry.Began.Kind, entry.Ended?.Kind)).ShouldBe([(ChangeKind.Created, ChangeKind.Deleted), (ChangeKind.Restored, null)]);
    }

    [Test, Property("Rule", "A8")]
    public async Task A_collection_selects_the_time_in_it()
    {
        var (one, two) = (await NewCollectionAsync("one"), await NewCollectionAsync("two"));
        var note = await NewNoteAsync(one);
        await NewNoteAsync(two, "b");
        var moved = await Repository.ReviseArtifactAsync(note.Id, Expected.Any, new ArtifactChange { Collection = two.Id });

        (await NamesAsync("a")).Select(entry => entry.CollectionId).ShouldBe([one.Id, two.Id]);
        var inOne = (await NamesAsync("a", one.Id)).ShouldHaveSingleItem();
        inOne.Ended.ShouldNotBeNull().Sequence.ShouldBe(moved.FirstSequence!.Value);
        (await NamesAsync("a", two.Id)).ShouldHaveSingleItem().Began.ShouldBe(inOne.Ended);
    }

    [Test, Property("Rule", "A7")]
    public async Task A_purge_removes_the_entries_of_the_artifact()
    {
        var notes = await NewCollectionAsync();
        var gone = await NewNoteAsync(notes);
        await Repository.ReviseArtifactAsync(gone.Id, Expected.Any, new ArtifactChange { Name = "secret" });
        await Repository.DeleteArtifactAsync(gone.Id, Expected.Any);
        var kept = await NewNoteAsync(notes);
        var moment = AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence);
        await Repository.PurgeArtifactAsync(gone.Id, Expected.Any);

        (await NamesAsync("secret")).ShouldBeEmpty();
        (await NamesAsync("a")).ShouldHaveSingleItem().ArtifactId.ShouldBe(kept.Id);
        (await Repository.AsOf(moment).Artifacts.NameHistoryAsync("secret")).Items.ShouldBeEmpty();
    }

    [Test, Property("Rule", "A9")]
    public async Task At_a_moment_only_what_had_happened_is_shown()
    {
        var note = await NewNoteAsync(await NewCollectionAsync());
        await Repository.ReviseArtifactAsync(note.Id, Expected.Any, new ArtifactChange { Name = "b" });
        var renamed = (await Repository.Changes.HeadAsync()).Sequence;

        async Task<IReadOnlyList<NameHistoryEntry>> ThenAsync(long sequence) =>
            await Repository.AsOf(AsOf.AtSequence(sequence)).Artifacts.StreamNameHistoryAsync("a").ToListAsync();

        (await ThenAsync(renamed - 2)).ShouldBeEmpty();
        (await ThenAsync(renamed - 1)).ShouldHaveSingleItem().Ended.ShouldBeNull();
        (await ThenAsync(renamed)).ShouldHaveSingleItem().Ended.ShouldNotBeNull().Sequence.ShouldBe(renamed);
    }

    [Test, Property("Rule", "A8")]
    public async Task The_name_is_normalised_and_compared_by_code_point()
    {
        var notes = await NewCollectionAsync();
        await NewNoteAsync(notes, "caf\u00e9");
        await NewNoteAsync(notes, "Caf\u00e9");

        (await NamesAsync("cafe\u0301")).ShouldHaveSingleItem().Name.ShouldBe("caf\u00e9");
        (await NamesAsync("caf_")).ShouldBeEmpty();
    }

    [Test, Property("Rule", "Q1")]
    public async Task Pages_of_any_size_give_each_entry_once_and_a_cursor_belongs_to_its_name()
    {
        var notes = await NewCollectionAsync();
        var note = await NewNoteAsync(notes);
        for (var i = 0; i < 3; i++)
        {
            await Repository.ReviseArtifactAsync(note.Id, Expected.Any, new ArtifactChange { Name = $"b{i}" });
            await Repository.ReviseArtifactAsync(note.Id, Expected.Any, new ArtifactChange { Name = "a" });
        }

        var all = await NamesAsync("a");

        all.Count.ShouldBe(4);
        all.Select(entry => entry.Began.Sequence).ShouldBeInOrder();
        for (var size = 1; size <= 5; size++)
            (await Walk.AllAsync(page => Repository.Artifacts.NameHistoryAsync("a", null, page), size)).ShouldBe(all);
        var next = new PageRequest { Cursor = (await Repository.Artifacts.NameHistoryAsync("a", null, new PageRequest { Size = 1 })).NextCursor };
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.NameHistoryAsync("b0", null, next));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.NameHistoryAsync("a", notes.Id, next));
    }

    [Test, Property("Rule", "T2")]
    public async Task A_transaction_sees_its_own_names()
    {
        var note = await NewNoteAsync(await NewCollectionAsync());
        var inside = await Repository.WriteAsync(async (t, token) =>
        {
            await t.Artifacts.ReviseAsync(note.Id, Expected.Any, new ArtifactChange { Name = "b" }, token);
            return await t.Artifacts.StreamNameHistoryAsync("b", cancellationToken: token).ToListAsync(token);
        });

        inside.Value.ShouldBe(await NamesAsync("b"));
        inside.Value.ShouldHaveSingleItem().ArtifactId.ShouldBe(note.Id);
    }

    [Test, Property("Rule", "A8"), Property("Rule", "D4")]
    public async Task The_histories_of_all_names_agree_with_the_revisions()
    {
        await TypicalStore.FillAsync(Repository, Time);
        var expected = new List<(string Name, ArtifactId Id, CollectionId Collection, string Type, long From, long? To)>();
        foreach (var artifact in await Repository.Artifacts.StreamAsync(new() { IncludeDeleted = true, IncludePurged = true }).ToListAsync())
        {
            Revision? last = null;
            foreach (var revision in (await HistoryAsync(artifact.Id)).Where(revision => !revision.IsPurged))
            {
                var goesOn = last is not null && last.Kind != RevisionKind.Deleted && revision.Kind != RevisionKind.Deleted
                    && (last.Name, last.CollectionId, last.Type) == (revision.Name, revision.CollectionId, revision.Type);
                if (goesOn)
                    expected[^1] = expected[^1] with { To = revision.ToSequence };
                else if (revision.Kind != RevisionKind.Deleted)
                    expected.Add((revision.Name, artifact.Id, revision.CollectionId, revision.Type, revision.FromSequence, revision.ToSequence));
                last = revision;
            }
        }

        expected.Count(range => range.To is not null).ShouldBeGreaterThan(2);
        foreach (var name in expected.GroupBy(range => range.Name))
        {
            (await NamesAsync(name.Key)).Select(entry =>
                    (entry.Name, entry.ArtifactId, entry.CollectionId, entry.Type, entry.Began.Sequence, entry.Ended?.Sequence))
                .ShouldBe(name.OrderBy(range => range.From));
        }
    }

    private async Task<IReadOnlyList<NameHistoryEntry>> NamesAsync(string name, CollectionId? collection = null) =>
        await Repository.Artifacts.StreamNameHistoryAsync(name, collection).ToListAsync();
}
