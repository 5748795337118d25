using Kontextual.Domain;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace Kontextual.Tests.Backends.Sqlite.Faults;

/// <summary>Conditions in which SQLite itself refuses: no more room, a connection that may not write, files that are gone.</summary>
public sealed class SqliteConditionTests
{
    private VerbStore store = null!;
    private SQLitePCL.sqlite3 writer = null!;

    [SetUp]
    public async Task OpenStore()
    {
        store = await VerbStore.OpenAsync(Backend.Sqlite);
        writer = await store.WriterAsync();
    }

    [TearDown]
    public async Task CloseStore() => await store.DisposeAsync();

    [Test, Property("Rule", "T1"), Property("Rule", "T3"), Property("Rule", "P1")]
    public async Task A_full_store_keeps_what_it_has_and_writes_again_when_there_is_room()
    {
        var before = StoreRows.Of(store.Path);
        SetOnWriter("PRAGMA max_page_count = 1");

        var error = await Should.ThrowAsync<StoreUnavailableException>(CreateAsync());

        (error.CanRetry, error.OutcomeUnknown, CodeOf(error)).ShouldBe((true, false, 13));
        StoreRows.Of(store.Path).ShouldBe(before);
        SetOnWriter("PRAGMA max_page_count = 1000000");
        await CreateAsync();
    }

    [Test, Platform("Linux"), Property("Rule", "T3")]
    public async Task A_file_that_a_full_store_has_no_room_for_is_closed()
    {
        var path = RealPath.Of(store.Path) + ".content";
        await File.WriteAllBytesAsync(path, new byte[3 << 20]);
        await using var content = ContentSource.FromFile(path);
        SetOnWriter("PRAGMA max_page_count = 1");

        var draft = Draft.Note(store.Notes.Id, "large file") with { Content = content, MediaType = "application/octet-stream" };
        await Should.ThrowAsync<StoreUnavailableException>(store.Repository.CreateArtifactAsync(draft).Soon());

        Directory.EnumerateFileSystemEntries("/proc/self/fd").ShouldNotContain(file => new FileInfo(file).LinkTarget == path);
    }

    [Test, Property("Rule", "T1"), Property("Rule", "T3")]
    public async Task A_connection_that_may_not_write_says_that_the_store_is_read_only()
    {
        var before = StoreRows.Of(store.Path);
        SetOnWriter("PRAGMA query_only = 1");

        var error = await Should.ThrowAsync<StoreReadOnlyException>(CreateAsync());

        CodeOf(error).ShouldBe(8);
        StoreRows.Of(store.Path).ShouldBe(before);
        SetOnWriter("PRAGMA query_only = 0");
        await CreateAsync();
    }

    [Test, Property("Rule", "T3")]
    public async Task A_store_whose_folder_is_gone_cannot_be_opened_by_another_reader_and_no_retry_helps()
    {
        var folder = Path.GetDirectoryName(store.Path)!;

        var error = await store.Repository.ReadAsync(async (view, token) =>
        {
            // The session there is belongs to the view, so that the other reader has to open one.
            await view.Changes.HeadAsync(token);
            Directory.Move(folder, folder + "-away");
            try
            {
                return await Should.ThrowAsync<StoreUnavailableException>(store.Repository.Changes.HeadAsync(token));
            }
            finally
            {
                Directory.Move(folder + "-away", folder);
            }
        });

        (error.CanRetry, error.OutcomeUnknown).ShouldBe((false, false));
        error.Message.ShouldContain(folder + "-away");
        (await store.Repository.Changes.HeadAsync()).Sequence.ShouldBePositive();
    }

    private static int CodeOf(KnowledgeException error) => error.InnerException.ShouldBeOfType<SqliteException>().SqliteErrorCode;

    // Large, so that it needs new pages.
    private Task<Committed<Artifact>> CreateAsync() =>
        store.Repository.CreateArtifactAsync(Draft.File(store.Notes.Id, "large file", new byte[3 << 20])).Soon();

    // Not through a write of its own, which could not begin where nothing may be written.
    private void SetOnWriter(string pragma) => SQLitePCL.raw.sqlite3_exec(writer, pragma).ShouldBe(SQLitePCL.raw.SQLITE_OK);
}
