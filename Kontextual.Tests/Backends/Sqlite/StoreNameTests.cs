using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>A store has one name. Its log and its lock would not be the same by another.</summary>
[Platform("Linux")]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class StoreNameTests
{
    private TempFolder folder = null!;
    private string path = null!;

    [SetUp]
    public async Task MakeStore()
    {
        folder = new TempFolder();
        path = RealPath.Of(folder.File("s.db"));
        await OddFiles.StoreAsync(path);
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("s.db", false)]
    [TestCase("s.db", true)]
    [TestCase("hard.db", false)]
    [TestCase("hard.db", true)]
    [Property("Rule", "P2")]
    public async Task A_store_with_a_hard_link_is_refused_by_each_name_and_left_as_it_was(string name, bool readOnly)
    {
        await LinkAsync(path, folder.File("hard.db"));
        var before = FolderState.Of(folder.Path);

        var error = await Should.ThrowAsync<StoreNameException>(() => OpenAsync(folder.File(name), readOnly));

        error.OpenAs.ShouldBeNull();
        error.Location.ShouldBe(folder.File(name));
        error.Message.ShouldContain("delete the other names");
        FolderState.Of(folder.Path).ShouldBe(before);
    }

    [Test]
    [Property("Rule", "P2")]
    public async Task So_it_is_by_dotnet_ef()
    {
        await LinkAsync(path, folder.File("hard.db"));
        var before = FolderState.Of(folder.Path);

        await using var context = new KontextualDbContext(SqliteContextOptions.For($"Data Source={folder.File("hard.db")};Pooling=False"));
        await Should.ThrowAsync<StoreNameException>(() => context.Database.MigrateAsync());

        FolderState.Of(folder.Path).ShouldBe(before);
    }

    [TestCase(false)]
    [TestCase(true)]
    [Property("Rule", "P2")]
    public async Task A_second_name_of_an_open_store_is_refused_with_the_first(bool moved)
    {
        await using var store = await OpenAsync(path, readOnly: false);
        if (moved)
            File.Move(path, folder.File("other.db"));
        else
            await LinkAsync(path, folder.File("other.db"));

        var error = await Should.ThrowAsync<StoreNameException>(() => OpenAsync(folder.File("other.db"), readOnly: true));

        error.OpenAs.ShouldBe(path);
        error.Message.ShouldContain(path);
        FolderState.NamesIn(folder.Path).ShouldNotContain("other.db.lock");
    }

    [Test]
    [Property("Rule", "P2")]
    public async Task A_name_that_a_killed_creation_left_is_none()
    {
        await LinkAsync(path, $"{path}.{new UuidV7Source(TimeProvider.System).NewId():D}.new");

        await using var store = await OpenAsync(path, readOnly: false);

        (await store.Collections.FindByNameAsync("kept")).ShouldNotBeNull();
    }

    [Test]
    [Property("Rule", "P2")]
    public async Task What_nobody_may_write_can_be_read_by_any_name()
    {
        File.Delete(path + ".lock");
        await LinkAsync(path, folder.File("hard.db"));
        File.SetUnixFileMode(path, UnixFileMode.UserRead);

        await using var store = await OpenAsync(folder.File("hard.db"), readOnly: true);

        (await store.Collections.FindByNameAsync("kept")).ShouldNotBeNull();
    }

    [Test]
    [Property("Rule", "P2")]
    public async Task A_lock_that_is_a_symbolic_link_is_refused()
    {
        File.Move(path + ".lock", folder.File("elsewhere"));
        File.CreateSymbolicLink(path + ".lock", folder.File("elsewhere"));

        (await Should.ThrowAsync<StoreNameException>(() => OpenAsync(path, readOnly: false))).Message.ShouldContain(path + ".lock");
    }

    private static Task<IKnowledgeRepository> OpenAsync(string path, bool readOnly) => KnowledgeStore.OpenAsync(o =>
    {
        o.UseSqlite(path);
        o.ReadOnly = readOnly;
    });

    private static async Task LinkAsync(string from, string to) =>
        (await ChildProcess.RunAsync("ln", [from, to], RunFolder.Path)).ExitCode.ShouldBe(0);
}
