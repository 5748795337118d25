using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Backends.Sqlite;

[TestFixture]
public sealed class StoreFileTests
{
    private TempFolder folder = null!;
    private string path = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = new TempFolder();
        path = folder.File("s.db");
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    [Property("Rule", "D6")]
    public async Task A_store_closed_cleanly_is_one_file_beside_its_lock()
    {
        await OddFiles.StoreAsync(path);

        FolderState.NamesIn(folder.Path).ShouldBe(["s.db", "s.db.lock"]);
    }

    [Test]
    [Property("Rule", "D6")]
    public async Task Reading_leaves_every_byte_as_it_was_and_no_file_behind()
    {
        await OddFiles.StoreAsync(path);
        File.Delete(path + ".lock");
        var before = FolderState.Of(folder.Path);

        await using (var store = await OpenAsync(readOnly: true))
            (await store.Collections.FindByNameAsync("kept")).ShouldNotBeNull();

        FolderState.Of(folder.Path).ShouldBe(before);
    }

    [Test]
    [Property("Rule", "D5")]
    [Platform(Exclude = "Win")]
    public async Task A_new_store_and_its_lock_are_for_their_owner_only()
    {
        await using (var store = await OpenAsync())
        {
            foreach (var name in FolderState.NamesIn(folder.Path))
                ModeOf(name).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, name);
            FolderState.NamesIn(folder.Path).ShouldContain("s.db-wal");
        }

        ModeOf("s.db").ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Test]
    [Property("Rule", "D5")]
    public async Task A_file_made_read_only_is_refused_for_writing_and_left_as_it_was()
    {
        await MakeReadOnlyAsync();
        var before = FolderState.Of(folder.Path);

        var error = await Should.ThrowAsync<StoreReadOnlyException>(() => OpenAsync());

        error.Message.ShouldContain(path);
        error.Message.ShouldContain("open the store read-only");
        FolderState.Of(folder.Path).ShouldBe(before);
    }

    [Test]
    [Property("Rule", "D5")]
    [Property("Rule", "D6")]
    public async Task A_file_made_read_only_can_be_read_and_is_left_as_it_was()
    {
        await MakeReadOnlyAsync();
        var before = FolderState.Of(folder.Path);

        await using (var store = await OpenAsync(readOnly: true))
        {
            (await store.Collections.FindByNameAsync("kept")).ShouldNotBeNull();
            var error = await Should.ThrowAsync<StoreReadOnlyException>(() => store.CreateCollectionAsync(Draft.Collection("x")));
            error.Message.ShouldContain(path);
        }

        FolderState.Of(folder.Path).ShouldBe(before);
    }

    [Test]
    [Property("Rule", "P2")]
    [Platform(Exclude = "Win")]
    public async Task A_link_to_a_store_is_the_same_store_with_the_same_lock()
    {
        Directory.CreateDirectory(folder.File("real"));
        Directory.CreateDirectory(folder.File("links"));
        var real = Path.Combine(folder.File("real"), "s.db");
        Directory.CreateSymbolicLink(folder.File("folder"), "real");

        // A link whose own target goes through a linked folder, and back up.
        var link = Path.Combine(folder.File("links"), "link.db");
        File.CreateSymbolicLink(link, Path.Combine("..", "folder", "s.db"));
        await OddFiles.StoreAsync(real);

        await using (var store = await KnowledgeStore.OpenAsync(o => o.UseSqlite(link)))
            (await store.Collections.FindByNameAsync("kept")).ShouldNotBeNull();

        FolderState.NamesIn(folder.File("links")).ShouldBe(["link.db"]);
        FolderState.NamesIn(folder.File("real")).ShouldBe(["s.db", "s.db.lock"]);
        RealPath.Of(link).ShouldBe(RealPath.Of(real));
    }

    [Test]
    [Property("Rule", "P2")]
    [Platform(Exclude = "Win")]
    public void Links_that_lead_in_a_circle_end_in_an_error()
    {
        File.CreateSymbolicLink(folder.File("a"), "b");
        File.CreateSymbolicLink(folder.File("b"), "a");

        Should.Throw<IOException>(() => RealPath.Of(folder.File("a"))).Message.ShouldContain("circle");
    }

    [Test]
    [Property("Rule", "D5")]
    public async Task What_a_killed_creation_left_is_cleared_and_nothing_else()
    {
        var left = $"s.db.{new UuidV7Source(TimeProvider.System).NewId():D}.new";
        string[] others = ["s.db.my.new", "s.db.new", "other.db.01890000-0000-7000-8000-000000000001.new", left.ToUpperInvariant() + ".txt"];
        foreach (var name in others.Concat([left, left + "-wal", left + "-shm", left + "-journal"]))
            await File.WriteAllTextAsync(folder.File(name), name);

        await OddFiles.StoreAsync(path);

        FolderState.NamesIn(folder.Path).ShouldBe(others.Append("s.db").Append("s.db.lock").Order(StringComparer.Ordinal));
    }

    [Test]
    [Property("Rule", "D5")]
    public async Task An_empty_file_becomes_a_store_when_told_to()
    {
        await OddFiles.EmptyAsync(path);

        await using (var store = await KnowledgeStore.OpenAsync(o => o.UseSqlite(path, s => (s.AdoptEmptyFile, s.MigrateOnOpen) = (true, false))))
            await store.CreateCollectionAsync(Draft.Collection("kept"));

        await using var own = await TestStore.OpenAsync(Backend.Sqlite);
        using var adopted = new RawStore(path);
        using var made = new RawStore(own.Path);
        adopted.Schema.ShouldBe(made.Schema);
    }

    [Test]
    [Property("Rule", "D5")]
    public async Task Eight_who_open_one_fresh_path_at_once_get_one_store()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => OpenAsync()))).Soon();
        try
        {
            stores.Select(s => s.Store.Id).Distinct().Count().ShouldBe(1);
            await Task.WhenAll(stores.Select((s, i) => Task.Run(() => s.CreateCollectionAsync(Draft.Collection($"c{i}"))))).Soon();
            (await stores[0].SummarizeAsync()).Collections.ShouldBe(8);
        }
        finally
        {
            foreach (var store in stores)
                await store.DisposeAsync();
        }

        FolderState.NamesIn(folder.Path).ShouldBe(["s.db", "s.db.lock"]);
    }

    [Test]
    [Property("Rule", "D5")]
    public async Task Eight_who_adopt_one_empty_file_at_once_get_one_store()
    {
        await OddFiles.EmptyAsync(path);
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => KnowledgeStore.OpenAsync(o => o.UseSqlite(path, s => s.AdoptEmptyFile = true))))).Soon();
        foreach (var store in stores)
            await store.DisposeAsync();

        stores.Select(s => s.Store.Id).Distinct().Count().ShouldBe(1);
        FolderState.NamesIn(folder.Path).ShouldBe(["s.db", "s.db.lock"]);
    }

    private Task<IKnowledgeRepository> OpenAsync(bool readOnly = false) => KnowledgeStore.OpenAsync(o =>
    {
        o.UseSqlite(path);
        o.ReadOnly = readOnly;
    });

    private async Task MakeReadOnlyAsync()
    {
        await OddFiles.StoreAsync(path);
        File.Delete(path + ".lock");
        new FileInfo(path).IsReadOnly = true;
    }

    private UnixFileMode ModeOf(string name) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(folder.File(name));
}
