using System.Security.Cryptography;
using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>A log that is copied beside a closed store and does not continue it is refused, and nothing is written on top of it.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class StrangeLogTests
{
    private TempFolder folder = null!;

    private string Path => folder.File("s.db");

    private string LogPath => Path + "-wal";

    private string SavedLog => folder.File("saved-log");

    [SetUp]
    public void MakeFolder() => folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    // 1 later write stays on the page of the last records, 400 fill pages that the older log does not know.
    [Test, Property("Rule", "P1")]
    public async Task An_older_log_of_the_same_store_is_refused([Values(1, 400)] int later, [Values] bool readOnly)
    {
        await WriteAsync(Path, 5, saveLogTo: SavedLog);
        await WriteAsync(Path, later);
        File.Copy(SavedLog, LogPath);

        await IsRefusedAsync(readOnly);
    }

    [Test, Property("Rule", "P1")]
    public async Task A_log_of_another_store_is_refused([Values] bool readOnly)
    {
        await WriteAsync(folder.File("other.db"), 5, saveLogTo: SavedLog);
        await WriteAsync(Path, 9);
        File.Copy(SavedLog, LogPath);

        await IsRefusedAsync(readOnly);
    }

    // Few writes do not extend the database, so the log does not contain its header, and many writes do.
    [Test, Property("Rule", "P1")]
    public async Task An_older_file_with_a_newer_log_is_refused([Values(1, 5, 40)] int last, [Values] bool readOnly)
    {
        await WriteAsync(Path, 5);
        var older = await File.ReadAllBytesAsync(Path);
        await WriteAsync(Path, 400);
        await WriteAsync(Path, last, saveLogTo: LogPath + ".saved");
        await File.WriteAllBytesAsync(Path, older);
        File.Move(LogPath + ".saved", LogPath);

        await IsRefusedAsync(readOnly);
    }

    [Test, Property("Rule", "P1")]
    public async Task The_stores_own_log_is_read([Values] bool readOnly)
    {
        await WriteAsync(Path, 5);
        var file = await File.ReadAllBytesAsync(Path);
        await WriteAsync(Path, 20, saveLogTo: SavedLog);
        await File.WriteAllBytesAsync(Path, file);
        File.Copy(SavedLog, LogPath);

        await using var store = await OpenAsync(Path, readOnly);

        (await store.Changes.HeadAsync()).Sequence.ShouldBe(25);
    }

    // The tail of a transaction that was interrupted: its last frame says that the database has more pages, but its checksum is wrong.
    [Test, Property("Rule", "P1")]
    public async Task The_stores_own_log_is_read_up_to_an_interrupted_transaction([Values] bool readOnly)
    {
        await WriteAsync(Path, 5);
        var file = await File.ReadAllBytesAsync(Path);
        await WriteAsync(Path, 20, saveLogTo: SavedLog);
        await File.WriteAllBytesAsync(Path, file);
        var log = await File.ReadAllBytesAsync(SavedLog);
        var frame = log[^(24 + StoreFormat.PageSize)..];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), 5_000);
        await File.WriteAllBytesAsync(LogPath, [.. log, .. frame]);

        await using var store = await OpenAsync(Path, readOnly);

        (await store.Changes.HeadAsync()).Sequence.ShouldBe(25);
    }

    private async Task IsRefusedAsync(bool readOnly)
    {
        var before = await FileAndLogAsync();

        var error = await Should.ThrowAsync<StoreCorruptException>(() => OpenAsync(Path, readOnly));

        error.Where.ShouldContain(LogPath);
        error.Message.ShouldContain("moved away");
        (await FileAndLogAsync()).ShouldBe(before);

        File.Delete(LogPath);
        File.Delete(Path + "-shm");
        await using var store = await OpenAsync(Path, readOnly);
        (await store.Changes.SinceAsync(ChangePosition.Start)).Records.Count.ShouldBeGreaterThan(0);
    }

    private async Task<(string File, string Log)> FileAndLogAsync() => (await HashAsync(Path), await HashAsync(LogPath));

    private static async Task<string> HashAsync(string path) => Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path)));

    private static async Task WriteAsync(string path, int collections, string? saveLogTo = null)
    {
        await using var store = await OpenAsync(path, readOnly: false);
        var first = (await store.SummarizeAsync()).Collections;
        for (int i = 0; i < collections; i++)
            await store.CreateCollectionAsync(Draft.Collection($"collection {first + i}"));

        // The log is not closed under anybody: SQLite keeps its locks on the store's file and on the log's index.
        if (saveLogTo is not null)
            File.Copy(path + "-wal", saveLogTo);
    }

    private static Task<IKnowledgeRepository> OpenAsync(string path, bool readOnly) => KnowledgeStore.OpenAsync(o =>
    {
        o.UseSqlite(path);
        o.ReadOnly = readOnly;
    });
}
