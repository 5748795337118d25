using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite.Writing;

/// <summary>A store whose files are deleted, moved or replaced while it is open takes no more writes, says why, and can be saved.</summary>
[TestFixture]
[Platform("Linux")]
public sealed class SwapTests() : StoreSpecs(Backend.Sqlite)
{
    private Swapping swapping = null!;
    private Collection notes = null!;

    private static IEnumerable<TestCaseData> Swaps() =>
    [
        new(Swap.Delete, "was deleted while"),
        new(Swap.DeleteAll, "was deleted while"),
        new(Swap.Replace, "was replaced by another file"),
        new(Swap.ReplaceWithLog, "was replaced by another file"),
        new(Swap.MoveAway, "was moved to"),
        new(Swap.MoveAwayAndReplace, "was moved to"),
        new(Swap.MoveFolder, "was moved to"),
        new(Swap.Truncate, "was truncated"),
        new(Swap.DeleteLog, "-wal' was deleted or replaced"),
        new(Swap.ReplaceLog, "-wal' was deleted or replaced"),
        new(Swap.DeleteIndex, "-shm' of the log was deleted or replaced"),
        new(Swap.DeleteLock, ".lock' was deleted or replaced"),
        new(Swap.ReplaceLock, ".lock' was deleted or replaced"),
    ];

    private static IEnumerable<Swap> WholeSwaps() => Enum.GetValues<Swap>().Where(swap => swap != Swap.Truncate);

    [SetUp]
    public async Task FillStore()
    {
        swapping = new Swapping(Store.Path);
        await swapping.PrepareAsync();
        notes = await NewCollectionAsync();
        await NewNoteAsync(notes, "before");
    }

    [TearDown]
    public async Task ClearAway()
    {
        await Store.CloseAsync();
        swapping.Dispose();
    }

    [TestCaseSource(nameof(Swaps)), Property("Rule", "P1")]
    public async Task The_next_write_is_refused_with_what_happened_and_so_is_every_other(Swap swap, string said)
    {
        await swapping.DoAsync(swap);

        for (int i = 0; i < 3; i++)
        {
            var error = await Should.ThrowAsync<StoreUnavailableException>(NewNoteAsync(notes, $"after {i}").Soon());
            error.Message.ShouldContain(said);
            error.Message.ShouldContain(Store.Path);
            error.Location.ShouldBe(Store.Path);
            (error.CanRetry, error.OutcomeUnknown, error.TransactionId).ShouldBe((false, false, null));
        }
    }

    [TestCaseSource(nameof(Swaps)), Property("Rule", "P1")]
    public async Task A_write_under_way_is_not_acknowledged_and_its_outcome_is_unknown(Swap swap, string said)
    {
        await using var held = await HeldWrite.StartAsync(Repository, (t, token) => t.Artifacts.CreateAsync(Draft.Note(notes.Id, "during"), token));
        await swapping.DoAsync(swap);

        var error = await Should.ThrowAsync<StoreUnavailableException>(held.CommitAsync());

        error.Message.ShouldContain(said);
        (error.CanRetry, error.OutcomeUnknown).ShouldBe((false, true));
        error.TransactionId.ShouldNotBeNull();
        error.Location.ShouldBe(Store.Path);
        error.Message.ShouldContain(error.TransactionId.ToString()!);
    }

    [TestCaseSource(nameof(WholeSwaps)), Property("Rule", "P1")]
    public async Task All_that_was_written_can_be_saved_as_a_store_before_and_after_it_was_noticed(Swap swap)
    {
        var before = await DumpAsync();
        using var folder = new TempFolder();
        await swapping.DoAsync(swap);

        await KnowledgeStore.SaveCopyAsync(Repository, folder.File("unnoticed.db")).Soon();
        await Should.ThrowAsync<StoreUnavailableException>(NewNoteAsync(notes, "after").Soon());
        await KnowledgeStore.SaveCopyAsync(Repository, folder.File("noticed.db")).Soon();

        foreach (var copy in (string[])["unnoticed.db", "noticed.db"])
        {
            await using var saved = await KnowledgeStore.OpenAsync(options => options.UseSqlite(folder.File(copy)));
            (await StoreDump.OfAsync(saved)).ShouldBe(before);
        }

        Directory.GetFiles(folder.Path, "*.new").ShouldBeEmpty();
    }

    [TestCase(Swap.Replace, true)]
    [TestCase(Swap.Replace, false)]
    [TestCase(Swap.ReplaceWithLog, true)]
    [TestCase(Swap.ReplaceWithLog, false)]
    [TestCase(Swap.MoveAwayAndReplace, true)]
    [TestCase(Swap.MoveAwayAndReplace, false)]
    [TestCase(Swap.ReplaceLog, true)]
    [TestCase(Swap.ReplaceLog, false)]
    [Property("Rule", "P1")]
    public async Task What_was_put_in_its_place_is_never_touched_and_never_given_the_old_log(Swap swap, bool writes)
    {
        var second = await Store.OpenAnotherAsync();
        await swapping.DoAsync(swap);
        if (writes)
        {
            await Should.ThrowAsync<StoreUnavailableException>(NewNoteAsync(notes, "after").Soon());
            await Should.ThrowAsync<StoreUnavailableException>(second.CreateCollectionAsync(Draft.Collection("after")).Soon());
        }

        await Store.CloseAsync();

        swapping.ShouldBeUntouched();
        if (swap == Swap.ReplaceLog)
            return;
        await Store.ReopenAsync();
        (await Repository.Collections.FindByNameAsync("other")).ShouldNotBeNull();
        (await Repository.Collections.FindByNameAsync("notes")).ShouldBeNull();
    }

    [TestCase(Swap.Delete)]
    [TestCase(Swap.Replace)]
    [TestCase(Swap.MoveAway)]
    [TestCase(Swap.MoveFolder)]
    [Property("Rule", "P1")]
    public async Task A_read_is_refused_but_a_view_that_has_begun_goes_on(Swap swap)
    {
        await Repository.ReadAsync(async (view, token) =>
        {
            await view.Changes.HeadAsync(token);
            await swapping.DoAsync(swap);
            (await view.Artifacts.FindByNameAsync(notes.Id, "before", token)).ShouldNotBeNull();
            var error = await Should.ThrowAsync<StoreUnavailableException>(Repository.Collections.FindByNameAsync("notes", token));
            (error.CanRetry, error.OutcomeUnknown).ShouldBe((false, false));
            return 0;
        });
    }

    [TestCase(Swap.MoveAway)]
    [TestCase(Swap.MoveAwayAndReplace)]
    [Property("Rule", "P1")]
    public async Task The_log_follows_a_file_that_was_moved_so_that_it_is_whole(Swap swap)
    {
        var before = await DumpAsync();
        await swapping.DoAsync(swap);

        var error = await Should.ThrowAsync<StoreUnavailableException>(NewNoteAsync(notes, "after").Soon());

        error.Message.ShouldContain($"'{swapping.Away}-wal'");
        await Store.CloseAsync();
        await using var moved = await KnowledgeStore.OpenAsync(options => options.UseSqlite(swapping.Away));
        (await StoreDump.OfAsync(moved)).ShouldBe(before);
    }

    [Test, Property("Rule", "P1")]
    public async Task What_was_in_a_deleted_log_is_brought_into_the_file()
    {
        var before = await DumpAsync();
        await swapping.DoAsync(Swap.DeleteLog);

        var error = await Should.ThrowAsync<StoreUnavailableException>(NewNoteAsync(notes, "after").Soon());

        error.Message.ShouldContain("All writes in it were copied into the store's file.");
        await Store.ReopenAsync();
        (await DumpAsync()).ShouldBe(before);
    }

    [Test, Property("Rule", "P1")]
    public async Task Compacting_in_another_process_or_by_another_program_is_not_taken_for_cutting()
    {
        var other = await Store.OpenAnotherAsync();
        for (int i = 0; i < 2; i++)
        {
            var large = await NewNoteAsync(notes, $"large {i}", new string('x', 900_000));
            await Repository.DeleteArtifactAsync(large.Id, Expected.Any);
            await Repository.WriteAsync((t, token) => t.Artifacts.PurgeAsync(large.Id, Expected.Any, token));
            await Repository.CompactAsync();
            await other.CreateCollectionAsync(Draft.Collection($"other {i}"));
            using (var raw = new Schema.RawStore(Store.Path))
                raw.Execute("VACUUM");
            await NewNoteAsync(notes, $"small {i}");
        }
    }

    [Test, Property("Rule", "P1")]
    public async Task A_copy_is_not_saved_over_anything_or_where_no_folder_is()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("taken"), "kept");
        await File.WriteAllTextAsync(folder.File("log-wal"), "kept");

        foreach (var name in (string[])["taken", "log", "none/copy.db"])
            await Should.ThrowAsync<ArgumentException>(() => KnowledgeStore.SaveCopyAsync(Repository, folder.File(name)).Soon());

        Directory.GetFiles(folder.Path).Length.ShouldBe(2);
        (await File.ReadAllTextAsync(folder.File("taken"))).ShouldBe("kept");
    }

    [Test, Property("Rule", "P1")]
    public async Task A_store_that_was_opened_for_reading_only_can_be_copied_after_it_was_deleted()
    {
        using var folder = new TempFolder();
        var before = await DumpAsync();
        var reader = await Store.OpenAnotherAsync(options => options.ReadOnly = true);
        File.Delete(Store.Path);

        await KnowledgeStore.SaveCopyAsync(reader, folder.File("copy.db")).Soon();

        await using var saved = await KnowledgeStore.OpenAsync(options => options.UseSqlite(folder.File("copy.db")));
        (await StoreDump.OfAsync(saved)).ShouldBe(before);
    }
}
