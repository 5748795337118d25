using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>A view of the past stands at the end of a transaction and shows what there was, and nothing that came later.</summary>
public sealed class PastViewSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "T2")]
    public async Task A_sequence_inside_a_transaction_stands_for_the_end_of_the_one_before()
    {
        var notes = await NewCollectionAsync();
        await NewNoteAsync(notes, "a");
        await Repository.WriteAsync(async (t, token) =>
        {
            await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "b"), token);
            await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "c"), token);
            await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "d"), token);
        });
        await NewNoteAsync(notes, "e");

        foreach (var (sequence, stands, names) in new[]
        {
            (0, 0, ""), (1, 1, ""), (2, 2, "a"), (3, 2, "a"), (4, 2, "a"), (5, 5, "abcd"), (6, 6, "abcde"), (7, 6, "abcde"),
        })
        {
            var view = Repository.AsOf(AsOf.AtSequence(sequence));
            (await view.SequenceAsync()).ShouldBe(stands, $"{sequence}");
            string.Concat((await view.Artifacts.ListAsync(new())).Items.Select(a => a.Name)).ShouldBe(names, $"{sequence}");
            view.Moment.ShouldBe(AsOf.AtSequence(sequence));
        }
    }

    [Test, Property("Rule", "T2")]
    public async Task The_first_transaction_is_whole_or_not_there()
    {
        await Repository.WriteAsync(async (t, token) =>
        {
            await t.Collections.CreateAsync(Draft.Collection("a"), token);
            await t.Collections.CreateAsync(Draft.Collection("b"), token);
        });

        (await Repository.AsOf(AsOf.AtSequence(1)).SequenceAsync()).ShouldBe(0);
        (await Repository.AsOf(AsOf.AtSequence(1)).Collections.ListAsync(new())).Items.ShouldBeEmpty();
        (await Repository.AsOf(AsOf.AtSequence(2)).Collections.ListAsync(new())).Items.Count.ShouldBe(2);
    }

    [TestCase(false), TestCase(true), Property("Rule", "A9")]
    public async Task A_view_keeps_to_the_sequence_that_its_first_read_found(bool bySequence)
    {
        var notes = await NewCollectionAsync();
        var note = await NewNoteAsync(notes, "a");
        var view = Repository.AsOf(bySequence ? AsOf.AtSequence(100) : AsOf.AtTime(Time.Now.AddDays(1)));
        (await view.Artifacts.FindAsync(note.Id)).ShouldBe(note);

        await NewNoteAsync(notes, "b");
        await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("new"));

        (await view.SequenceAsync()).ShouldBe(2);
        (await view.Artifacts.ListAsync(new())).Items.ShouldBe([note]);
        (await view.Artifacts.FindTextAsync(note.Id)).ShouldBe(new ArtifactText(note, "A note."));
    }

    [Test, Property("Rule", "A9")]
    public async Task Revisions_and_their_contents_are_there_up_to_the_moment()
    {
        var note = await NewNoteAsync(await NewCollectionAsync(), "a", "one");
        await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("two"));
        var live = await HistoryAsync(note.Id);
        var view = Repository.AsOf(AsOf.AtSequence(3));
        await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("three"));

        (await view.Artifacts.HistoryAsync(note.Id)).Items.Select(entry => entry.Revision).ShouldBe(live);
        live[1].ToSequence.ShouldBeNull();
        (await view.Artifacts.FindRevisionAsync(note.Id, 2)).ShouldBe(live[1]);
        (await view.Artifacts.FindRevisionAsync(note.Id, 3)).ShouldBeNull();
        (await view.Artifacts.GetTextAsync(note.Id, 2)).ShouldBe("two");
        (await view.Artifacts.FindTextAsync(note.Id)).ShouldNotBeNull().Text.ShouldBe("two");
        foreach (var read in new Func<Task>[]
        {
            () => view.Artifacts.GetTextAsync(note.Id, 3), () => view.Artifacts.GetBytesAsync(note.Id, 3), () => view.Artifacts.OpenContentAsync(note.Id, 3),
        })
        {
            (await Should.ThrowAsync<EntityNotFoundException>(read)).Message.ShouldContain("no such revision");
        }
    }

    [Test, Property("Rule", "A9")]
    public async Task The_pages_of_a_history_end_at_the_moment()
    {
        var note = await NewNoteAsync(await NewCollectionAsync());
        var other = await NewNoteAsync(await NewCollectionAsync("other"), "other");
        for (var i = 0; i < 4; i++)
            await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text($"{i}"));
        var view = Repository.AsOf(AsOf.AtSequence(6));

        var first = await view.Artifacts.HistoryAsync(note.Id, new PageRequest { Size = 2 });
        var second = await view.Artifacts.HistoryAsync(note.Id, new PageRequest { Size = 2, Cursor = first.NextCursor });
        var records = await view.Changes.HistoryAsync(EntityKind.Artifact, note.Id, new PageRequest { Size = 3 });

        first.Items.Concat(second.Items).Select(e => e.Revision.Number).ShouldBe([1, 2, 3]);
        second.NextCursor.ShouldBeNull();
        records.Items.Select(r => r.Sequence).ShouldBe([2L, 5, 6]);
        records.NextCursor.ShouldBeNull();
        (await view.Artifacts.HistoryAsync(other.Id)).Items.ShouldHaveSingleItem().Revision.ArtifactId.ShouldBe(other.Id);
        (await view.Changes.HistoryAsync(EntityKind.Artifact, other.Id)).Items.ShouldHaveSingleItem().Sequence.ShouldBe(4);
    }

    [Test, Property("Rule", "A9")]
    public async Task Change_records_are_there_up_to_the_moment()
    {
        foreach (var name in new[] { "a", "b", "c", "d" })
            await NewCollectionAsync(name);
        var all = await StoreDump.ChangesAsync(Repository.Changes);
        var view = Repository.AsOf(AsOf.AtSequence(3)).Changes;

        (await view.HeadAsync()).ShouldBe(ChangePosition.After(all[2]));
        (await view.FindAsync(3)).ShouldBe(all[2]);
        (await view.FindAsync(4)).ShouldBeNull();
        (await view.FindPositionAsync(4)).ShouldBeNull();
        (await view.FindPositionAsync(2)).ShouldBe(ChangePosition.After(all[1]));
        foreach (var limit in new[] { 1, 2, 3, 4, 100 })
        {
            var page = await view.SinceAsync(ChangePosition.Start, limit);
            page.Records.ShouldBe(all.Take(Math.Min(limit, 3)));
            (page.HasMore, page.Next).ShouldBe((limit < 3, ChangePosition.After(page.Records[^1])));
        }

        var end = await view.SinceAsync(ChangePosition.After(all[2]));
        (end.Records.Count, end.HasMore, end.Next).ShouldBe((0, false, ChangePosition.After(all[2])));
        await Should.ThrowAsync<PositionLostException>(() => view.SinceAsync(ChangePosition.After(all[3])));
        (await Repository.AsOf(AsOf.AtSequence(0)).Changes.HeadAsync()).ShouldBe(ChangePosition.Start);
    }

    [Test, Property("Rule", "A9")]
    public async Task Digests_filter_and_every_order_orders_by_what_was_so_then()
    {
        var notes = await NewCollectionAsync();
        var made = new List<Artifact>();
        foreach (var name in new[] { "c", "a", "b" })
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            made.Add(await NewNoteAsync(notes, name, $"text {name}"));
        }

        Time.Advance(TimeSpan.FromSeconds(1));
        await Repository.ReviseArtifactAsync(made[0].Id, Expected.Any, new ArtifactChange { Metadata = Draft.Meta("""{"a":1}""") });
        var view = Repository.AsOf(AsOf.AtSequence(5));
        Time.Advance(TimeSpan.FromSeconds(1));
        await Repository.ReviseArtifactAsync(made[1].Id, Expected.Any, Draft.Text("text b"));

        (await NamesAsync(new() { Digest = made[2].Digest })).ShouldBe("b");
        (await NamesAsync(new() { Digest = made[1].Digest })).ShouldBe("a");
        (await NamesAsync(new() { OrderBy = ArtifactOrder.Created })).ShouldBe("cab");
        (await NamesAsync(new() { OrderBy = ArtifactOrder.Updated })).ShouldBe("abc");
        (await NamesAsync(new() { OrderBy = ArtifactOrder.Updated, Direction = SortDirection.Descending })).ShouldBe("cba");

        async Task<string> NamesAsync(ArtifactQuery query)
        {
            var names = string.Empty;
            for (var request = new PageRequest { Size = 1 }; ;)
            {
                var page = await view.Artifacts.ListAsync(query, request);
                names += string.Concat(page.Items.Select(a => a.Name));
                if (page.NextCursor is null)
                    return names;
                request = request with { Cursor = page.NextCursor };
            }
        }
    }

    [Test, Property("Rule", "A9")]
    public async Task A_relationship_is_found_by_its_ends_while_it_was_live()
    {
        var notes = await NewCollectionAsync();
        var (a, b) = (await NewNoteAsync(notes, "a"), await NewNoteAsync(notes, "b"));
        var link = await NewLinkAsync(a, b);
        await Repository.WriteAsync((t, token) => t.Relationships.DeleteAsync(link.Id, Expected.Any, token));
        var again = await NewLinkAsync(a, b);

        (await AtAsync(3)).ShouldBeNull();
        (await AtAsync(4)).ShouldBe(link);
        (await AtAsync(5)).ShouldBeNull();
        (await AtAsync(6)).ShouldBe(again);

        Task<Relationship?> AtAsync(long sequence) =>
            Repository.AsOf(AsOf.AtSequence(sequence)).Relationships.FindByEndsAsync(a.Id, b.Id, link.Type);
    }

    [Test, Property("Rule", "A9")]
    public async Task The_content_of_what_was_purged_since_cannot_be_read()
    {
        var note = await NewNoteAsync(await NewCollectionAsync());
        await Repository.DeleteArtifactAsync(note.Id, Expected.Any);
        await Repository.WriteAsync((t, token) => t.Artifacts.PurgeAsync(note.Id, Expected.Any, token));
        var view = Repository.AsOf(AsOf.AtSequence(2));

        (await view.Artifacts.FindAsync(note.Id)).ShouldNotBeNull().IsPurged.ShouldBeTrue();
        (await view.Artifacts.ListAsync(new())).Items.ShouldBeEmpty();
        (await view.Artifacts.ListAsync(new() { IncludePurged = true })).Items.Count.ShouldBe(1);
        await Should.ThrowAsync<EntityNotFoundException>(() => view.Artifacts.FindTextAsync(note.Id));
    }

    [Test, Property("Rule", "A9")]
    public async Task In_a_transaction_the_present_has_its_own_writes_and_no_sequence_is_inside_it()
    {
        var notes = await NewCollectionAsync();
        await Repository.WriteAsync(async (t, token) =>
        {
            await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "a"), token);
            await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "b"), token);
            (await t.AsOf(AsOf.AtSequence(3)).Artifacts.ListAsync(new(), null, token)).Items.Count.ShouldBe(2);
            (await t.AsOf(AsOf.AtSequence(2)).Artifacts.ListAsync(new(), null, token)).Items.ShouldBeEmpty();
            (await t.AsOf(AsOf.AtSequence(2)).SequenceAsync(token)).ShouldBe(1);
        });
    }

    [Test, Property("Rule", "A9")]
    public async Task A_view_of_one_state_has_its_past_and_ends_with_it()
    {
        var notes = await NewCollectionAsync();
        var then = await Repository.ReadAsync(async (view, token) =>
        {
            var past = view.AsOf(AsOf.AtSequence(long.MaxValue));
            (await view.Collections.FindAsync(notes.Id, false, token)).ShouldBe(notes);
            await NewNoteAsync(notes, "a").Soon();
            (await past.SequenceAsync(token)).ShouldBe(1);
            (await past.Artifacts.ListAsync(new(), null, token)).Items.ShouldBeEmpty();
            return past;
        });

        await Should.ThrowAsync<InvalidOperationException>(() => then.Artifacts.ListAsync(new()));
    }
}
