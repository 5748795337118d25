using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Cli;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>A store that is read is left as it was: its file, and the log that a killed writer has left.</summary>
[Platform(Exclude = "Win")]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class ReadOnlyOpeningTests
{
    private TempFolder folder = null!;

    private string Store => folder.File("s.db");

    [SetUp]
    public async Task MakeStore()
    {
        folder = new TempFolder();
        await OddFiles.StoreAsync(Store);
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test, Property("Rule", "D6"), Property("Rule", "P1")]
    public async Task After_a_kill_reading_leaves_the_file_and_the_log_byte_for_byte()
    {
        await KillAWriterAsync();
        var before = FileAndLog();

        for (int i = 0; i < 2; i++)
        {
            await using var reader = await OpenAsync(readOnly: true);
            (await reader.SummarizeAsync()).Artifacts.ShouldBe(3);
        }

        FileAndLog().ShouldBe(before);
        await using (var writer = await OpenAsync(readOnly: false))
            (await writer.SummarizeAsync()).Artifacts.ShouldBe(3);
        FolderState.NamesIn(folder.Path).ShouldBe(["s.db", "s.db.lock"]);
    }

    [Test, Property("Rule", "D6"), Property("Rule", "P1")]
    public async Task A_reader_that_closes_last_after_the_writer_was_killed_leaves_the_log()
    {
        IReadOnlyList<string> before;
        await using (var reader = await OpenAsync(readOnly: true))
        {
            await KillAWriterAsync();
            (await reader.SummarizeAsync()).Artifacts.ShouldBe(3);
            before = NamesAndSizes();
        }

        NamesAndSizes().ShouldBe(before);
    }

    [Test, Property("Rule", "D6")]
    public async Task A_reader_that_closes_after_the_writer_has_leaves_one_file()
    {
        await using (var reader = await OpenAsync(readOnly: true))
        {
            await using (var writer = await OpenAsync(readOnly: false))
                await writer.CreateCollectionAsync(Draft.Collection("more"));
            (await reader.SummarizeAsync()).Collections.ShouldBe(2);
        }

        FolderState.NamesIn(folder.Path).ShouldBe(["s.db", "s.db.lock"]);
    }

    [Test, Property("Rule", "D6")]
    public async Task A_change_that_another_program_has_not_finished_is_not_taken_back_by_reading()
    {
        await File.WriteAllTextAsync(Store + "-journal", "a rollback journal");
        var before = FolderState.Of(folder.Path);

        var error = await Should.ThrowAsync<StoreUnavailableException>(() => OpenAsync(readOnly: true));

        error.Message.ShouldContain("for writing once");
        FolderState.Of(folder.Path).ShouldBe(before);
    }

    [Test, Property("Rule", "D6"), Platform("Linux")]
    public async Task A_store_read_as_it_lies_there_is_opened_anew_when_a_writer_comes()
    {
        File.SetUnixFileMode(Store, UnixFileMode.UserRead);
        await using var reader = await OpenAsync(readOnly: true);
        (await reader.SummarizeAsync()).Collections.ShouldBe(1);
        File.SetUnixFileMode(Store, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await using (var writer = await OpenAsync(readOnly: false))
        {
            await writer.CreateCollectionAsync(Draft.Collection("in the log"));
            (await reader.SummarizeAsync()).Collections.ShouldBe(2);
        }

        (await reader.SummarizeAsync()).Collections.ShouldBe(2);
    }

    [Test, Property("Rule", "D6"), Property("Rule", "T2"), Platform("Linux")]
    public async Task A_view_of_it_is_not_read_on_when_the_file_has_changed()
    {
        File.SetUnixFileMode(Store, UnixFileMode.UserRead);
        await using var reader = await OpenAsync(readOnly: true);
        File.SetUnixFileMode(Store, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var error = await Should.ThrowAsync<StoreUnavailableException>(() => reader.ReadAsync(async (view, token) =>
        {
            (await view.Collections.FindByNameAsync("kept", token)).ShouldNotBeNull();
            await using (var writer = await OpenAsync(readOnly: false))
                await writer.CreateCollectionAsync(Draft.Collection("brought into the file"), cancellationToken: token);
            return await view.Collections.FindByNameAsync("kept", token);
        }));

        error.CanRetry.ShouldBeTrue();
        (await reader.SummarizeAsync()).Collections.ShouldBe(2);
    }

    [Test, Property("Rule", "D6"), Platform("Linux")]
    public async Task A_user_who_may_not_write_the_folder_reads_a_store_closed_cleanly()
    {
        ForOthersToRead();
        var before = FolderState.Of(folder.Path);

        var read = await AsNobodyAsync("status", "--json");

        read.ShouldExitWith(0);
        read.Out.ShouldContain("\"collections\":1");
        FolderState.Of(folder.Path).ShouldBe(before);
    }

    [Test, Property("Rule", "D6"), Platform("Linux")]
    public async Task A_user_who_may_write_the_folder_and_not_the_file_makes_nothing_in_it()
    {
        ForOthersToRead();
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0x1FF);
        var before = FolderState.Of(folder.Path);

        (await AsNobodyAsync("status")).ShouldExitWith(0);

        FolderState.Of(folder.Path).ShouldBe(before);
    }

    [Test, Property("Rule", "D6"), Platform("Linux")]
    public async Task That_user_reads_what_a_writer_has_in_the_log()
    {
        ForOthersToRead();
        await using (var writer = await OpenAsync(readOnly: false))
        {
            await writer.CreateCollectionAsync(Draft.Collection("in the log"));
            (await AsNobodyAsync("status", "--json")).Out.ShouldContain("\"collections\":2");
        }

        FolderState.NamesIn(folder.Path).ShouldBe(["s.db", "s.db.lock"]);
    }

    [Test, Property("Rule", "D6"), Platform("Linux")]
    public async Task That_user_reads_the_log_of_a_killed_writer_or_is_told_why_not()
    {
        ForOthersToRead();
        await KillAWriterAsync();
        var before = FileAndLog();

        (await AsNobodyAsync("status", "--json")).Out.ShouldContain("\"artifacts\":3");
        File.Delete(Store + "-shm");
        var refused = await AsNobodyAsync("status");

        refused.ShouldExitWith(5);
        refused.Error.ShouldContain("open it once");
        FileAndLog().ShouldBe(before);
    }

    [Test, Property("Rule", "D5"), Platform("Linux")]
    public async Task What_a_user_may_not_read_or_reach_is_told_as_that()
    {
        ForOthersToRead();
        File.SetUnixFileMode(Store, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var unreadable = await AsNobodyAsync("status");
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var unreachable = await AsNobodyAsync("status");

        (unreadable.Code, unreachable.Code).ShouldBe((5, 5));
        unreadable.Error.ShouldContain("may not be read by this user");
        unreachable.Error.ShouldContain("may enter the folders");
    }

    private Task<IKnowledgeRepository> OpenAsync(bool readOnly) => KnowledgeStore.OpenAsync(o =>
    {
        o.UseSqlite(Store);
        o.ReadOnly = readOnly;
    });

    private async Task KillAWriterAsync()
    {
        CollectionId kept;
        await using (var store = await OpenAsync(readOnly: true))
            kept = (await store.Collections.FindByNameAsync("kept"))!.Id;
        await using var writer = OtherProcess.Start("create-and-wait", Store, kept.ToString(), "note", "3");
        (await writer.ReadLineAsync()).ShouldBe("committed");
        await writer.KillAsync();
    }

    private void ForOthersToRead()
    {
        if (Environment.UserName != "root")
            Assert.Ignore("Only root can act as another user.");
        const UnixFileMode read = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        File.SetUnixFileMode(Store, read);
        File.SetUnixFileMode(folder.Path, read | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    private Task<CliResult> AsNobodyAsync(params string[] verb) => CliProcess.RunAsNobodyAsync(folder.Path, [.. verb, "--store", Store]);

    private IReadOnlyList<string> FileAndLog() =>
        [.. FolderState.Of(folder.Path).Where(line => line.StartsWith("s.db ", StringComparison.Ordinal) || line.StartsWith("s.db-wal ", StringComparison.Ordinal))];

    private IReadOnlyList<string> NamesAndSizes() =>
        [.. new DirectoryInfo(folder.Path).GetFiles().Where(file => !file.Name.EndsWith("-shm", StringComparison.Ordinal)).Select(file => $"{file.Name} {file.Length}").Order(StringComparer.Ordinal)];
}
