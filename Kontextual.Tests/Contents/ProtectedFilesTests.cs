using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Contents;

/// <summary>A store's files are never opened beside it: that would cancel its locks.</summary>
public class ProtectedFilesTests
{
    private TempFolder folder = null!;
    private string store = "";

    [SetUp]
    public void MakeFiles()
    {
        folder = new TempFolder();
        store = RealPath.Of(folder.File("store.db"));
        foreach (string name in (string[])["store.db", "store.db-wal", "store.db-shm", "store.db-journal", "store.db.lock", "store.db-notes", "other.db-wal"])
            File.WriteAllText(folder.File(name), name);
    }

    [TearDown]
    public void RemoveFiles() => folder.Dispose();

    [TestCase("")]
    [TestCase("-wal")]
    [TestCase("-shm")]
    [TestCase("-journal")]
    [TestCase(".lock")]
    public async Task A_file_of_an_open_store_is_no_content(string ending)
    {
        using (ProtectedFiles.Protect(store))
            (await Should.ThrowAsync<IOException>(() => ReadAsync(store + ending))).Message.ShouldContain("belongs to a store that this process has open");
        (await ReadAsync(store + ending)).ShouldBe("store.db" + ending);
    }

    [Test]
    public async Task Files_beside_an_open_store_are_content()
    {
        using var protection = ProtectedFiles.Protect(store);
        (await ReadAsync(folder.File("store.db-notes"))).ShouldBe("store.db-notes");
        (await ReadAsync(folder.File("other.db-wal"))).ShouldBe("other.db-wal");
    }

    [Test]
    public async Task A_store_opened_twice_is_protected_until_both_are_closed()
    {
        var first = ProtectedFiles.Protect(store);
        var second = ProtectedFiles.Protect(store);
        first.Dispose();
        first.Dispose();
        await Should.ThrowAsync<IOException>(() => ReadAsync(store));
        second.Dispose();
        (await ReadAsync(store)).ShouldBe("store.db");
    }

    [Test]
    public void Nobody_looks_into_an_open_store()
    {
        bool looked = false;
        string Look()
        {
            looked = true;
            return "seen";
        }

        using (ProtectedFiles.Protect(store))
            ProtectedFiles.LookUnlessOpen(store, Look).ShouldBeNull();
        looked.ShouldBeFalse();
        ProtectedFiles.LookUnlessOpen(store, Look).ShouldBe("seen");
    }

    private static async Task<string?> ReadAsync(string path)
    {
        await using var source = ContentSource.FromFile(path);
        await source.PrepareAsync();
        return source.Text;
    }
}
