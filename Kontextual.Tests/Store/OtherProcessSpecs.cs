using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Runs;

namespace Kontextual.Tests.Store;

/// <summary>Two processes on one store. For backends that processes can share.</summary>
[TestFixtureSource(typeof(Backend), nameof(Backend.Lasting))]
public sealed class OtherProcessSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "P1"), Property("Rule", "P2")]
    public async Task What_is_written_here_is_read_there_while_open_and_after_closing()
    {
        await TypicalStore.FillAsync(Repository, Time);
        var dump = await DumpAsync();

        await using (var reader = OtherProcess.Start("dump", Store.Path))
            (await reader.ReadToEndAsync()).ShouldBe(dump);
        await Store.CloseAsync();
        await using (var reader = OtherProcess.Start("dump", Store.Path))
            (await reader.ReadToEndAsync()).ShouldBe(dump);
        await Store.ReopenAsync();

        (await DumpAsync()).ShouldBe(dump);
    }

    [Test, Property("Rule", "O1"), Property("Rule", "O2"), Property("Rule", "P2")]
    public async Task A_run_is_moved_in_turns_by_two_processes([Values] bool othersBegin)
    {
        // The other process has the time of the system, and takes no time before that of the last record.
        Time.Advance(TimeSpan.FromDays(36_500));
        var note = await NewNoteAsync(await NewCollectionAsync());
        var run = (await Repository.StartRunAsync(new RunDraft { Operation = "build" })).Value;
        await using var other = OtherProcess.Start("run", Store.Path, run.Id.ToString(), note.Id.ToString());
        var isOthers = othersBegin;
        foreach (var (verb, _) in RunStory.Verbs)
        {
            if (isOthers)
            {
                await other.WriteLineAsync(verb);
                (await other.ReadLineAsync()).ShouldBe("done", verb);
            }
            else
            {
                await RunStory.CallAsync(verb, Repository, run.Id, note.Id);
            }

            isOthers = !isOthers;
        }

        var purged = await Repository.Runs.GetAsync(run.Id);
        (purged.Status, purged.Attempt, purged.IsPurged).ShouldBe((RunStatus.Succeeded, 4, true));
        (await Repository.Runs.ManifestsAsync(run.Id)).Select(manifest => manifest.Outcome)
            .ShouldBe([AttemptOutcome.Failed, AttemptOutcome.Abandoned, AttemptOutcome.Cancelled, AttemptOutcome.Succeeded]);
    }

    [Test, Property("Rule", "C3"), Property("Rule", "P2")]
    public async Task What_is_written_there_shows_up_here_and_is_followed()
    {
        var notes = await NewCollectionAsync();
        await using var follower = new Follower(Repository, await Repository.Changes.HeadAsync());
        await using var writer = OtherProcess.Start("create", Store.Path, notes.Id.ToString(), "theirs", "5");
        (await writer.ReadLineAsync()).ShouldBe("ready");

        await writer.WriteLineAsync("go");

        var records = await follower.NextAsync(5);
        records.Select(record => record.Sequence).ShouldBe([2, 3, 4, 5, 6]);
        (await writer.ReadToEndAsync()).ShouldBe(["done"]);
        var listed = await Repository.Artifacts.ListAsync(new ArtifactQuery { Collection = notes.Id });
        listed.Items.Select(artifact => artifact.Name).ShouldBe(["theirs 0", "theirs 1", "theirs 2", "theirs 3", "theirs 4"]);
        (await Repository.Artifacts.GetTextAsync(listed.Items[3])).ShouldBe("theirs 3");
    }

    [Test, Property("Rule", "C2"), Property("Rule", "P2")]
    public async Task Two_processes_and_this_one_write_at_once_and_nothing_is_lost()
    {
        var notes = await NewCollectionAsync();
        await using var one = OtherProcess.Start("create", Store.Path, notes.Id.ToString(), "one", "40");
        await using var two = OtherProcess.Start("create", Store.Path, notes.Id.ToString(), "two", "40");
        await using var follower = new Follower(Repository, ChangePosition.Start);
        (await one.ReadLineAsync(), await two.ReadLineAsync()).ShouldBe(("ready", "ready"));

        await Task.WhenAll(one.WriteLineAsync("go"), two.WriteLineAsync("go"));
        for (int i = 0; i < 40; i++)
            await NewNoteAsync(notes, $"here {i}");

        (await one.ReadToEndAsync(), await two.ReadToEndAsync()).ShouldBe((["done"], ["done"]), Lines);
        var records = await StoreDump.ChangesAsync(Repository.Changes);
        records.Select(record => record.Sequence).ShouldBe(Enumerable.Range(1, 121).Select(n => (long)n));
        (await follower.NextAsync(121)).ShouldBe(records);
        foreach (var prefix in new[] { "one ", "two ", "here " })
            (await Repository.Artifacts.ListAsync(new ArtifactQuery { NamePrefix = prefix })).Items.Count.ShouldBe(40);
    }

    [Test, Property("Rule", "T4"), Property("Rule", "P2")]
    public async Task A_write_here_waits_for_the_transaction_there_and_sees_it()
    {
        var notes = await NewCollectionAsync();
        await using var holder = OtherProcess.Start("hold", Store.Path, notes.Id.ToString(), "theirs");
        (await holder.ReadLineAsync()).ShouldBe("holding");
        var queued = Task.Run(() => Repository.WriteAsync((t, token) => t.Artifacts.FindByNameAsync(notes.Id, "theirs", token)));
        (await Repository.Artifacts.FindByNameAsync(notes.Id, "theirs").Soon()).ShouldBeNull();
        queued.IsCompleted.ShouldBeFalse();

        await holder.WriteLineAsync("commit");

        (await queued.Soon()).Value.ShouldNotBeNull();
        (await holder.ReadToEndAsync()).ShouldBe(["done"]);
    }

    [Test, Property("Rule", "T1"), Property("Rule", "P1")]
    public async Task A_process_killed_inside_a_transaction_leaves_nothing_of_it_and_the_store_works_on()
    {
        var notes = await NewCollectionAsync();
        var dump = await DumpAsync();
        await using (var holder = OtherProcess.Start("hold", Store.Path, notes.Id.ToString(), "theirs"))
        {
            (await holder.ReadLineAsync()).ShouldBe("holding");
            await holder.KillAsync();
        }

        (await DumpAsync()).ShouldBe(dump);
        await NewNoteAsync(notes, "here").Soon();
        await Store.ReopenAsync();
        (await Repository.Artifacts.ListAsync(new ArtifactQuery())).Items.ShouldHaveSingleItem().Name.ShouldBe("here");
    }

    [Test, Property("Rule", "P1")]
    public async Task What_a_killed_process_had_committed_is_there()
    {
        var notes = await NewCollectionAsync();
        await Store.CloseAsync();
        await using (var writer = OtherProcess.Start("create-and-wait", Store.Path, notes.Id.ToString(), "theirs", "10"))
        {
            (await writer.ReadLineAsync()).ShouldBe("committed");
            await writer.KillAsync();
        }

        await Store.ReopenAsync();

        (await Repository.Artifacts.ListAsync(new ArtifactQuery())).Items.Count.ShouldBe(10);
        (await Repository.Changes.HeadAsync()).Sequence.ShouldBe(11);
    }

    private static IEqualityComparer<(IReadOnlyList<string>, IReadOnlyList<string>)> Lines { get; } =
        EqualityComparer<(IReadOnlyList<string>, IReadOnlyList<string>)>.Create(
            (x, y) => x.Item1.SequenceEqual(y.Item1) && x.Item2.SequenceEqual(y.Item2));
}
