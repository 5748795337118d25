using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>A backup that was put in the place of its store goes on as the same store.</summary>
[TestFixture]
public sealed class RestoreTests() : StoreSpecs(Backend.Sqlite)
{
    private TempFolder folder = null!;
    private Collection notes = null!;

    private string Backup => folder.File("backup.db");

    [SetUp]
    public async Task TakeBackup()
    {
        folder = new TempFolder();
        notes = await NewCollectionAsync();
        await NewNoteAsync(notes, "before");
        await KnowledgeStore.BackupAsync(Repository, Backup).Soon();
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test, Property("Rule", "P4"), Property("Rule", "C3")]
    public async Task Positions_up_to_the_backup_are_followed_and_later_ones_are_lost()
    {
        var kept = await Repository.Changes.HeadAsync();
        await NewNoteAsync(notes, "lost");
        var lost = await Repository.Changes.HeadAsync();
        await RestoreAsync();

        await Should.ThrowAsync<PositionLostException>(() => Repository.Changes.SinceAsync(lost));
        (await Repository.Changes.SinceAsync(kept)).Records.ShouldBeEmpty();
        await NewNoteAsync(notes, "other");

        // The sequence exists again, with another change.
        (await Repository.Changes.HeadAsync()).Sequence.ShouldBe(lost.Sequence);
        await Should.ThrowAsync<PositionLostException>(() => Repository.Changes.SinceAsync(lost));
        (await Repository.Changes.SinceAsync(kept)).Records.Count.ShouldBe(1);
    }

    [Test, Property("Rule", "P4"), Property("Rule", "Q1")]
    public async Task Cursors_and_ids_of_before_the_backup_are_still_valid()
    {
        var (id, page) = (Repository.Store.Id, await Repository.Changes.SinceAsync(ChangePosition.Start));
        await RestoreAsync();

        Repository.Store.Id.ShouldBe(id);
        (await Repository.Changes.SinceAsync(ChangePosition.Start)).Records.Select(record => record.Hash)
            .ShouldBe(page.Records.Select(record => record.Hash));
        (await Repository.VerifyAsync()).IsWhole.ShouldBeTrue();
    }

    // A killed writer leaves its log. Few writes stay in pages that the backup has as well, many extend the database.
    [Test, Property("Rule", "P4"), Property("Rule", "P1")]
    public async Task A_log_that_still_lies_beside_the_path_is_refused([Values(1, 40, 400)] int later, [Values] bool checkpointed)
    {
        if (checkpointed)
            await Store.ReopenAsync();
        for (int i = 0; i < later; i++)
            await NewNoteAsync(notes, $"lost {i}", $"lost {i}");
        var log = folder.File("log");
        (await ChildProcess.RunAsync("cp", [$"{Store.Path}-wal", log], folder.Path)).ExitCode.ShouldBe(0);
        await Store.CloseAsync();
        File.Copy(Backup, Store.Path, overwrite: true);
        File.Move(log, $"{Store.Path}-wal");

        var error = await Should.ThrowAsync<StoreCorruptException>(Store.ReopenAsync().Soon());

        error.Message.ShouldContain("moved away");
        File.Delete($"{Store.Path}-wal");
        File.Delete($"{Store.Path}-shm");
        await Store.ReopenAsync();
        (await Repository.VerifyAsync()).IsWhole.ShouldBeTrue();
        (await Repository.Changes.HeadAsync()).Sequence.ShouldBe(2);
    }

    private async Task RestoreAsync()
    {
        await Store.CloseAsync();
        File.Copy(Backup, Store.Path, overwrite: true);
        await Store.ReopenAsync();
    }
}
