using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Runs;

namespace Kontextual.Tests.Store;

/// <summary>What was written is there when the store is opened again. For backends that keep a store beyond its repository.</summary>
[TestFixtureSource(typeof(Backend), nameof(Backend.Lasting))]
public sealed class ReopenSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "P1")]
    public async Task Everything_is_as_it_was_after_reopening()
    {
        await TypicalStore.FillAsync(Repository, Time);
        var (info, dump, summary) = (Repository.Store, await DumpAsync(), await Repository.SummarizeAsync());

        await Store.ReopenAsync();

        Repository.Store.ShouldBe(info);
        (await DumpAsync()).ShouldBe(dump);
        (await Repository.SummarizeAsync()).ShouldBe(summary);
    }

    [Test, Property("Rule", "P1"), Property("Rule", "O1")]
    public async Task Every_verb_of_a_run_and_its_steps_is_as_it_was_after_reopening_and_the_next_one_goes_on()
    {
        var note = await NewNoteAsync(await NewCollectionAsync());
        var run = (await Repository.StartRunAsync(new RunDraft
        {
            Operation = "build",
            Inputs = new BundleDraft { Entries = [InputDraft.Of("in", note.Id)] },
        })).Value;
        foreach (var (verb, _) in RunStory.Verbs)
        {
            await RunStory.CallAsync(verb, Repository, run.Id, note.Id);
            var dump = await DumpAsync();

            await Store.ReopenAsync();

            (await DumpAsync()).ShouldBe(dump, verb);
        }
    }

    [Test, Property("Rule", "C2")]
    public async Task Sequence_chain_and_time_go_on_where_they_stood_even_when_the_clock_is_behind()
    {
        await TypicalStore.FillAsync(Repository, Time);
        var (head, last) = (await Repository.Changes.HeadAsync(), await Repository.SummarizeAsync());
        await Store.CloseAsync();
        Time.Advance(TimeSpan.FromDays(-1));

        await Store.ReopenAsync();
        var committed = await Repository.CreateCollectionAsync(Draft.Collection("next"));

        committed.FirstSequence.ShouldBe(head.Sequence + 1);
        committed.Value.CreatedAt.ShouldBe(last.LastChangeAt.ShouldNotBeNull());
        var record = (await Repository.Changes.SinceAsync(head)).Records.ShouldHaveSingleItem();
        record.Hash.ShouldBe(ChangeChain.Hash(head.Hash, record));
    }

    [Test, Property("Rule", "Q1")]
    public async Task A_cursor_survives_reopening([Values] ArtifactOrder order, [Values] SortDirection direction)
    {
        var notes = await NewCollectionAsync();
        for (int i = 0; i < 9; i++)
            await NewNoteAsync(notes, $"{i}");
        var query = new ArtifactQuery { OrderBy = order, Direction = direction };
        var all = (await Repository.Artifacts.ListAsync(query)).Items;
        var first = await Repository.Artifacts.ListAsync(query, new PageRequest { Size = 4 });

        await Store.ReopenAsync();

        var rest = await Repository.Artifacts.ListAsync(query, new PageRequest { Cursor = first.NextCursor });
        first.Items.Concat(rest.Items).ShouldBe(all);
    }

    [Test, Property("Rule", "C3")]
    public async Task A_position_survives_reopening()
    {
        await NewCollectionAsync("a");
        var position = await Repository.Changes.HeadAsync();
        var later = await NewCollectionAsync("b");

        await Store.ReopenAsync();

        (await Repository.Changes.SinceAsync(position)).Records.ShouldHaveSingleItem().EntityId.ShouldBe((EntityId)later.Id);
        await using var follower = new Follower(Repository, position);
        (await follower.NextAsync()).Sequence.ShouldBe(2);
    }

    [Test, Property("Rule", "T1")]
    public async Task What_failed_or_was_left_open_is_not_there_after_reopening()
    {
        var notes = await NewCollectionAsync();
        var dump = await DumpAsync();
        await Should.ThrowAsync<DivideByZeroException>(() => Repository.WriteAsync(async (t, token) =>
        {
            await t.Artifacts.CreateAsync(Draft.File(notes.Id, "lost", new byte[2 << 20]), token);
            throw new DivideByZeroException();
        }));

        await Store.ReopenAsync();

        (await DumpAsync()).ShouldBe(dump);
        (await Repository.SummarizeAsync()).Contents.ShouldBe(0);
    }

    [Test]
    public async Task A_store_opened_read_only_is_read_and_refuses_writes()
    {
        await TypicalStore.FillAsync(Repository, Time);
        var dump = await DumpAsync();
        await Store.CloseAsync();
        var readOnly = await Store.OpenAnotherAsync(options => options.ReadOnly = true);

        (await StoreDump.OfAsync(readOnly)).ShouldBe(dump);
        bool ran = false;
        await Should.ThrowAsync<StoreReadOnlyException>(() => readOnly.WriteAsync((_, _) => Task.FromResult(ran = true)));
        ran.ShouldBeFalse();
        (await StoreDump.OfAsync(readOnly)).ShouldBe(dump);
    }

    [Test]
    public async Task A_read_only_repository_sees_what_another_writes()
    {
        var readOnly = await Store.OpenAnotherAsync(options => options.ReadOnly = true);
        await using var follower = new Follower(readOnly, ChangePosition.Start);

        var notes = await NewCollectionAsync();

        (await follower.NextAsync()).EntityId.ShouldBe((EntityId)notes.Id);
        (await readOnly.Collections.FindAsync(notes.Id)).ShouldBe(notes);
    }
}
