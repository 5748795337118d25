using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>Whoever may open a lock file may hold up every writer, so it is for those who may write the store.</summary>
[Platform("Linux")]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class LockFileRightsTests
{
    private const string Nobody = "65534";

    private TempFolder folder = null!;

    private string Store => folder.File("s.db");

    private string LockPath => Store + ".lock";

    [SetUp]
    public async Task MakeStore()
    {
        folder = new TempFolder();
        await OddFiles.StoreAsync(Store);
        File.Delete(LockPath);
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("600", "600")]
    [TestCase("644", "600")]
    [TestCase("640", "600")]
    [TestCase("664", "660")]
    [TestCase("620", "660")]
    [TestCase("666", "666")]
    [Property("Rule", "P2")]
    public async Task A_lock_file_is_made_for_those_who_may_write_the_store(string store, string expected)
    {
        await RunAsync("chmod", store, Store);

        await WriteAsync();

        Mode.ShouldBe(expected);
    }

    [TestCase("644", "644", "600")]
    [TestCase("664", "600", "660")]
    [Property("Rule", "P2")]
    public async Task A_lock_file_that_is_there_follows_the_store(string store, string before, string expected)
    {
        await File.WriteAllBytesAsync(LockPath, []);
        await RunAsync("chmod", before, LockPath);
        await RunAsync("chmod", store, Store);

        await WriteAsync();

        Mode.ShouldBe(expected);
    }

    [Test, Property("Rule", "P2")]
    public async Task A_lock_file_of_a_user_who_may_not_write_the_store_is_refused()
    {
        OnlyAsRoot();
        await File.WriteAllBytesAsync(LockPath, []);
        await RunAsync("chown", Nobody, LockPath);

        (await Should.ThrowAsync<StoreUnavailableException>(WriteAsync)).Message.ShouldContain(Nobody);
    }

    [Test, Property("Rule", "P2")]
    public async Task A_lock_file_of_the_stores_owner_or_group_is_taken()
    {
        OnlyAsRoot();
        await File.WriteAllBytesAsync(LockPath, []);
        await RunAsync("chown", Nobody, LockPath, Store);
        await WriteAsync();

        await RunAsync("chown", $"1:{Nobody}", LockPath);
        await RunAsync("chown", $"0:{Nobody}", Store);
        await RunAsync("chmod", "660", Store);
        await WriteAsync();
    }

    [Test, Property("Rule", "P2")]
    public async Task A_lock_file_that_root_makes_belongs_to_the_owner_of_the_store()
    {
        OnlyAsRoot();
        await RunAsync("chown", $"{Nobody}:{Nobody}", Store);
        await RunAsync("chmod", "660", Store);

        await WriteAsync();

        var made = FileIdentity.Of(LockPath)!.Value;
        (made.Owner, made.Group).ShouldBe((65534u, 65534u));
    }

    // By a link, two names of a store could have one lock and two logs.
    [Test, Property("Rule", "P2")]
    public async Task A_link_is_no_lock_file()
    {
        await RunAsync("ln", "-s", folder.File("elsewhere"), LockPath);

        (await Should.ThrowAsync<StoreNameException>(() => WriteAsync().Soon())).Message.ShouldContain("link");
        File.Exists(folder.File("elsewhere")).ShouldBeFalse();
    }

    [TestCase("a folder"), TestCase("a pipe"), Property("Rule", "P2")]
    public async Task What_is_no_file_is_no_lock_file(string what)
    {
        await (what switch
        {
            "a folder" => RunAsync("mkdir", LockPath),
            _ => RunAsync("mkfifo", LockPath),
        });

        (await Should.ThrowAsync<StoreUnavailableException>(() => WriteAsync().Soon())).Message.ShouldContain("not a regular file");
    }

    private string Mode => Convert.ToString((int)File.GetUnixFileMode(LockPath), 8);

    private async Task WriteAsync()
    {
        await using var store = await Task.Run(() => KnowledgeStore.OpenAsync(o => o.UseSqlite(Store)));
    }

    private async Task RunAsync(string program, params string[] arguments) =>
        (await ChildProcess.RunAsync(program, arguments, folder.Path)).ExitCode.ShouldBe(0);

    private static void OnlyAsRoot()
    {
        if (Environment.UserName != "root")
            Assert.Ignore("Only root gives files to other users.");
    }
}
