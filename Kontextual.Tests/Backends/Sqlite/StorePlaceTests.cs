using System.Data.Common;
using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>What is refused before anything at its place is opened or made.</summary>
[Platform("Linux")]
public sealed class StorePlaceTests
{
    private TempFolder folder = null!;

    private string Store => folder.File("s.db");

    [SetUp]
    public void MakeFolder() => folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase(true), TestCase(false), Property("Rule", "D5")]
    public async Task A_pipe_is_refused_at_once_and_nothing_is_made_beside_it(bool readOnly)
    {
        (await ChildProcess.RunAsync("mkfifo", [Store], folder.Path)).ExitCode.ShouldBe(0);

        await ShouldBeNoFileAsync(Store, readOnly);

        FolderState.NamesIn(folder.Path).ShouldBe(["s.db"]);
    }

    [Test, Property("Rule", "D5")]
    public async Task A_device_is_refused_and_no_lock_is_made_beside_it()
    {
        // By a link: what it leads to counts, and a file made beside the device itself would stay on the machine.
        File.CreateSymbolicLink(Store, "/dev/null");

        await ShouldBeNoFileAsync(Store, readOnly: false);

        File.Exists("/dev/null.lock").ShouldBeFalse();
        FolderState.NamesIn(folder.Path).ShouldBe(["s.db"]);
    }

    [TestCase("-wal"), TestCase("-shm"), TestCase("-journal"), Property("Rule", "D5")]
    public async Task A_link_in_place_of_a_file_of_SQLite_is_refused_and_not_followed(string ending)
    {
        await OddFiles.StoreAsync(Store);
        await File.WriteAllTextAsync(folder.File("diary"), "Dear diary");
        File.CreateSymbolicLink(Store + ending, folder.File("diary"));

        var error = await Should.ThrowAsync<StoreUnavailableException>(() => OpenAsync(Store, readOnly: false).Soon());

        error.Message.ShouldContain(Store + ending);
        (await File.ReadAllTextAsync(folder.File("diary"))).ShouldBe("Dear diary");
    }

    [Test, Property("Rule", "D5")]
    public async Task The_connection_of_dotnet_ef_finds_nothing_but_a_whole_store()
    {
        var seen = new SeenAtOpening(Store);
        var options = new DbContextOptionsBuilder<KontextualDbContext>(SqliteContextOptions.For($"Data Source={Store};Pooling=False")).AddInterceptors(seen);
        await using var context = new KontextualDbContext(options.Options);

        await context.Database.MigrateAsync();

        seen.Sizes.ShouldNotBeEmpty();
        seen.Sizes.ShouldAllBe(size => size > 100_000);
    }

    private static async Task ShouldBeNoFileAsync(string path, bool readOnly)
    {
        var error = await Should.ThrowAsync<NotAStoreException>(() => OpenAsync(path, readOnly).Soon());
        error.Reason.ShouldBe(NotAStoreReason.NotAFile);
        error.Message.ShouldContain("Name a file");
    }

    private static Task<IKnowledgeRepository> OpenAsync(string path, bool readOnly) => Task.Run(() => KnowledgeStore.OpenAsync(o =>
    {
        o.UseSqlite(path, s => s.AdoptEmptyFile = true);
        o.ReadOnly = readOnly;
    }));

    private sealed class SeenAtOpening(string path) : DbConnectionInterceptor
    {
        public List<long> Sizes { get; } = [];

        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
        {
            Sizes.Add(new FileInfo(path) is { Exists: true } file ? file.Length : -1);
            return result;
        }
    }
}
