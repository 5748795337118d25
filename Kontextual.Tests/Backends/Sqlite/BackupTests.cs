using System.Globalization;
using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>A backup of a store in use: a consistent copy, verified, under its name only when it is complete.</summary>
[TestFixture]
public sealed class BackupTests() : StoreSpecs(Backend.Sqlite)
{
    private TempFolder folder = null!;

    private string Target => folder.File("backup.db");

    [SetUp]
    public void MakeFolder() => folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test, Property("Rule", "P4")]
    public async Task It_is_the_same_store_alone_in_its_folder_and_only_its_owner_may_read_it()
    {
        await TypicalStore.FillAsync(Repository, Time);

        var summary = await KnowledgeStore.BackupAsync(Repository, Target).Soon();

        var head = await Repository.Changes.HeadAsync();
        (summary.Path, summary.StoreId, summary.Head).ShouldBe((Target, Repository.Store.Id, head));
        summary.Bytes.ShouldBe(new FileInfo(Target).Length);
        summary.Verification.ShouldNotBeNull().IsWhole.ShouldBeTrue();
        (summary.Verification!.LastSequence, summary.Verification.HashedContents).ShouldBe((head.Sequence, 0));
        Directory.GetFiles(folder.Path).ShouldBe([Target]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Target).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using var copy = await OpenAsync(Target);
        (await StoreDump.OfAsync(copy)).ShouldBe(await DumpAsync());
    }

    [Test, Property("Rule", "P4"), Property("Rule", "D5")]
    public async Task Its_header_is_that_of_the_store_and_free_pages_are_left_out()
    {
        var note = await NewNoteAsync(await NewCollectionAsync(), text: new string('x', 300_000));
        await Repository.DeleteArtifactAsync(note.Id, Expected.Any);
        await Repository.WriteAsync((t, token) => t.Artifacts.PurgeAsync(note.Id, Expected.Any, token));

        await KnowledgeStore.BackupAsync(Repository, Target).Soon();

        using var source = new RawStore(Store.Path);
        using var copy = new RawStore(Target);
        foreach (var pragma in (string[])["application_id", "user_version", "page_size", "encoding", "auto_vacuum"])
            copy.Scalar($"PRAGMA {pragma}").ShouldBe(source.Scalar($"PRAGMA {pragma}"), pragma);
        copy.Scalar("PRAGMA application_id").ShouldBe($"{StoreFormat.ApplicationId}");
        copy.Schema.Order().ShouldBe(source.Schema.Order());
        PagesOf(source, "freelist_count").ShouldBeGreaterThan(30, "The store has no free pages, so the copy proves nothing.");
        PagesOf(copy, "freelist_count").ShouldBeLessThan(5, "only pages of the merged index of words may be free");
        (PagesOf(source, "page_count") - PagesOf(copy, "page_count")).ShouldBeGreaterThan(30);
    }

    [TestCase(true, 2)]
    [TestCase(false, 0)]
    [Property("Rule", "P4")]
    public async Task The_caller_chooses_how_the_copy_is_verified(bool all, int hashed)
    {
        var notes = await NewCollectionAsync();
        await NewNoteAsync(notes, "a", "one");
        await NewNoteAsync(notes, "b", "two");

        var verified = await KnowledgeStore.BackupAsync(
            Repository, Target, new BackupOptions { Verification = new VerifyOptions { Contents = all ? ContentPart.All : ContentPart.None } }).Soon();
        var unverified = await KnowledgeStore.BackupAsync(Repository, folder.File("2.db"), new BackupOptions { Verification = null }).Soon();

        verified.Verification!.HashedContents.ShouldBe(hashed);
        unverified.Verification.ShouldBeNull();
        unverified.Head.ShouldBe(verified.Head);
    }

    [Test, Property("Rule", "P4"), Property("Rule", "P3")]
    public async Task A_copy_with_findings_is_kept_and_the_result_says_what_was_found()
    {
        await NewNoteAsync(await NewCollectionAsync(), "a", "one");
        using (var raw = new RawStore(Store.Path))
            raw.Execute("UPDATE contents SET text = 'six' WHERE text = 'one'").ShouldBe(1);

        var summary = await KnowledgeStore.BackupAsync(
            Repository, Target, new BackupOptions { Verification = new VerifyOptions() }).Soon();

        summary.Verification!.Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.ContentDamaged);
        File.Exists(Target).ShouldBeTrue();
    }

    [Test, Property("Rule", "P4"), Property("Rule", "T2")]
    public async Task It_neither_waits_for_a_write_nor_contains_a_part_of_it()
    {
        var notes = await NewCollectionAsync();
        await using var held = await HeldWrite.StartAsync(Repository, (t, token) => t.Artifacts.CreateAsync(Draft.Note(notes.Id, "during"), token));

        var summary = await KnowledgeStore.BackupAsync(Repository, Target).Soon();

        summary.Head.Sequence.ShouldBe(1);
        await held.CommitAsync();
        await using var copy = await OpenAsync(Target);
        (await copy.Artifacts.FindByNameAsync(notes.Id, "during")).ShouldBeNull();
    }

    [Test, Property("Rule", "P4"), Property("Rule", "T2")]
    public async Task Writes_and_reads_go_on_while_it_is_made()
    {
        var notes = await NewCollectionAsync();
        var written = 0;
        var told = new List<BackupStage>();
        var progress = new Told(value =>
        {
            told.Add(value.Stage);

            // The report is made while the backup waits for it, so this write would hang if the backup held the turn.
            NewNoteAsync(notes, $"during {written++}").Soon().GetAwaiter().GetResult();
        });

        var summary = await KnowledgeStore.BackupAsync(Repository, Target, null, progress).Soon();

        told.ShouldBe(told.Order());
        told.Distinct().ShouldBe([BackupStage.Copying, BackupStage.Flushing, BackupStage.Verifying]);
        (await Repository.Changes.HeadAsync()).Sequence.ShouldBe(1 + written);
        summary.Head.Sequence.ShouldBeInRange(1, 1 + written);
    }

    [Test, Property("Rule", "P4")]
    public async Task A_store_that_is_opened_read_only_can_be_backed_up()
    {
        await TypicalStore.FillAsync(Repository, Time);
        var reader = await Store.OpenAnotherAsync(options => options.ReadOnly = true);

        (await KnowledgeStore.BackupAsync(reader, Target).Soon()).Verification!.IsWhole.ShouldBeTrue();
    }

    [Test, Property("Rule", "P4")]
    public async Task Nothing_is_replaced_and_no_file_of_a_store_is_made()
    {
        await NewCollectionAsync();
        await File.WriteAllTextAsync(folder.File("taken"), "kept");
        await File.WriteAllTextAsync(folder.File("log-wal"), "kept");
        Directory.CreateDirectory(folder.File("folder"));
        string[] refused =
        [
            folder.File("taken"), folder.File("log"), folder.File("folder"), folder.File("none/backup.db"), Store.Path, $"{Store.Path}-journal", folder.File("taken.lock"), folder.File("other.db-wal"), folder.File("new/"), folder.File(new string('é', 101)),
        ];

        foreach (var path in refused)
            await Should.ThrowAsync<ArgumentException>(() => KnowledgeStore.BackupAsync(Repository, path).Soon(), path);

        Directory.GetFiles(folder.Path).Order().ShouldBe([folder.File("log-wal"), folder.File("taken")]);
        (await File.ReadAllTextAsync(folder.File("taken"))).ShouldBe("kept");
        File.Exists($"{Store.Path}-journal").ShouldBeFalse();
    }

    [Test, Property("Rule", "P4")]
    public async Task A_copy_whose_file_is_removed_meanwhile_is_said_to_be_removed()
    {
        await NewCollectionAsync();
        var progress = new Told(value =>
        {
            if (value.Stage == BackupStage.Verifying)
                Directory.GetFiles(folder.Path).ToList().ForEach(File.Delete);
        });

        var error = await Should.ThrowAsync<StoreUnavailableException>(KnowledgeStore.BackupAsync(Repository, Target, null, progress).Soon());

        error.Message.ShouldContain("its file was removed while it was being made");
        (await Repository.VerifyAsync()).IsWhole.ShouldBeTrue();
    }

    [Test, Property("Rule", "P4")]
    public async Task A_file_that_appears_at_the_path_meanwhile_is_kept()
    {
        await NewCollectionAsync();
        var progress = new Told(value =>
        {
            if (value.Stage == BackupStage.Verifying && !File.Exists(Target))
                File.WriteAllText(Target, "kept");
        });

        var error = await Should.ThrowAsync<StoreUnavailableException>(KnowledgeStore.BackupAsync(Repository, Target, null, progress).Soon());

        error.Message.ShouldContain("No part of it is left");
        (await File.ReadAllTextAsync(Target)).ShouldBe("kept");
        Directory.GetFiles(folder.Path).ShouldBe([Target]);
    }

    [Test, Property("Rule", "P4")]
    public async Task Nothing_is_left_when_it_is_cancelled_or_its_progress_throws([Values] BackupStage stage, [Values] bool cancels)
    {
        await TypicalStore.FillAsync(Repository, Time);
        using var cancelling = new CancellationTokenSource();
        var progress = new Told(value =>
        {
            if (value.Stage != stage)
                return;
            if (!cancels)
                throw new DivideByZeroException("on purpose");
            cancelling.Cancel();
        });

        var backup = KnowledgeStore.BackupAsync(Repository, Target, null, progress, cancelling.Token).Soon();

        await (cancels ? Should.ThrowAsync<OperationCanceledException>(backup) : (Task)Should.ThrowAsync<DivideByZeroException>(backup));
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
        await KnowledgeStore.BackupAsync(Repository, Target).Soon();
    }

    [Test, Property("Rule", "T4")]
    public async Task It_cannot_be_called_inside_a_write() => await Repository.WriteAsync(
        async (_, _) => await Should.ThrowAsync<InvalidOperationException>(() => KnowledgeStore.BackupAsync(Repository, Target)));

    [Test, Property("Rule", "P4")]
    public async Task A_store_in_memory_is_refused_with_what_to_do_instead()
    {
        await using var memory = await KnowledgeStore.OpenAsync(options => options.UseInMemory());

        var error = await Should.ThrowAsync<NotSupportedException>(KnowledgeStore.BackupAsync(memory, Target));

        error.Message.ShouldContain(nameof(KnowledgeSnapshot.ExportAsync));
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    private static long PagesOf(RawStore store, string pragma) => long.Parse(store.Scalar($"PRAGMA {pragma}")!, CultureInfo.InvariantCulture);

    private static Task<IKnowledgeRepository> OpenAsync(string path) => KnowledgeStore.OpenAsync(options => options.UseSqlite(path));

    private sealed class Told(Action<BackupProgress> tell) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value) => tell(value);
    }
}
