using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite.Files;

/// <summary>Making a lock file.</summary>
public sealed class LockFileTests
{
    private TempFolder folder = null!;

    private string LockPath => folder.File("s.db.lock");

    [SetUp]
    public void MakeFolder() => folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test, Property("Rule", "P2")]
    public void An_owner_or_a_mode_that_cannot_be_set_is_an_error()
    {
        Should.Throw<IOException>(() => LockFile.Open(LockPath, _ => throw new IOException("on purpose"))).Message.ShouldBe("on purpose");

        // The file stays: another process can have opened it already.
        File.Exists(LockPath).ShouldBeTrue();
    }

    [Test, Property("Rule", "P2")]
    public void A_file_that_another_made_in_the_meantime_is_taken_as_it_is()
    {
        using var first = LockFile.Open(LockPath);
        var given = false;

        using var second = LockFile.Open(LockPath, _ => given = true);

        given.ShouldBeFalse();
        first.TryAcquire().ShouldBeTrue();
        second.TryAcquire().ShouldBeFalse();
    }
}
