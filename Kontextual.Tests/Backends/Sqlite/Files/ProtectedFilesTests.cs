using Kontextual.Domain;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Backends.Sqlite.Files;

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

    [TestCase("")]
    [TestCase("-wal")]
    [TestCase("-shm")]
    [TestCase("-journal")]
    [TestCase(".lock")]
    [Property("Rule", "P2"), Platform("Linux")]
    public async Task Another_name_of_a_file_of_an_open_store_is_no_content(string ending)
    {
        await LinkAsync(store + ending, folder.File("hard"));
        File.CreateSymbolicLink(folder.File("soft"), folder.File("hard"));

        using (ProtectedFiles.Protect(store))
        {
            (await Should.ThrowAsync<IOException>(() => ReadAsync(folder.File("hard")))).Message.ShouldContain("belongs to a store that this process has open");
            await Should.ThrowAsync<IOException>(() => ReadAsync(folder.File("soft")));
        }

        (await ReadAsync(folder.File("hard"))).ShouldBe("store.db" + ending);
    }

    [Test, Property("Rule", "P2"), Platform("Linux")]
    public async Task A_file_that_came_beside_the_store_after_it_was_opened_is_known_too()
    {
        using var protection = ProtectedFiles.Protect(store);
        File.Delete(store + "-shm");
        File.WriteAllText(store + "-shm", "another");
        await LinkAsync(store + "-shm", folder.File("hard"));

        await Should.ThrowAsync<IOException>(() => ReadAsync(folder.File("hard")));
    }

    [Test, Property("Rule", "P2"), Platform("Linux")]
    public async Task A_store_that_lost_its_name_is_still_known()
    {
        using var protection = ProtectedFiles.Protect(store);
        File.Move(store, folder.File("moved"));

        await Should.ThrowAsync<IOException>(() => ReadAsync(folder.File("moved")));
    }

    [Test, Property("Rule", "P2"), Platform("Linux")]
    public async Task A_store_put_in_place_of_a_content_stays_open_until_it_is_closed()
    {
        // What was checked was another file; this is the store that was put there before it was opened.
        var swapped = new FileStream(store, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var first = ProtectedFiles.Protect(store);
        var second = ProtectedFiles.Protect(store);

        Should.Throw<IOException>(() => OutsideFile.Checked(swapped));

        swapped.SafeFileHandle.IsClosed.ShouldBeFalse();
        first.Dispose();
        swapped.SafeFileHandle.IsClosed.ShouldBeFalse();
        second.Dispose();
        swapped.SafeFileHandle.IsClosed.ShouldBeTrue();
        (await ReadAsync(store)).ShouldBe("store.db");
    }

    [Test, Property("Rule", "P2"), Platform("Linux")]
    public async Task A_file_that_is_read_while_a_store_is_opened_on_it_stays_open_until_the_store_is_closed()
    {
        var reading = OutsideFile.Open(store);
        var protection = ProtectedFiles.Protect(store);
        await reading.DisposeAsync();

        reading.Stream.SafeFileHandle.IsClosed.ShouldBeFalse();
        protection.Dispose();
        reading.Stream.SafeFileHandle.IsClosed.ShouldBeTrue();
    }

    [Test, Property("Rule", "P2"), Platform("Linux")]
    public async Task An_open_store_cannot_be_opened_by_another_name()
    {
        await LinkAsync(store, folder.File("hard.db"));
        using (ProtectedFiles.Protect(store))
        {
            var error = Should.Throw<StoreNameException>(() => ProtectedFiles.Protect(folder.File("hard.db")));

            error.OpenAs.ShouldBe(store);
            error.Location.ShouldBe(folder.File("hard.db"));
            error.Message.ShouldContain(store);
        }

        ProtectedFiles.Protect(folder.File("hard.db")).Dispose();
    }

    private static async Task LinkAsync(string from, string to) =>
        (await ChildProcess.RunAsync("ln", [from, to], RunFolder.Path)).ExitCode.ShouldBe(0);

    private static async Task<string?> ReadAsync(string path)
    {
        await using var source = ContentSource.FromFile(path);
        await source.PrepareAsync();
        return source.Text;
    }
}
