using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Backends.Sqlite.Files;

/// <summary>Files are told apart without opening them.</summary>
[Platform("Linux")]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class FileIdentityTests
{
    private TempFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task Two_names_of_a_file_are_the_same_file()
    {
        File.WriteAllText(folder.File("a"), "12345");
        File.WriteAllText(folder.File("b"), "12345");
        File.CreateSymbolicLink(folder.File("link"), folder.File("a"));
        await RunAsync("ln", folder.File("a"), folder.File("hard"));

        var a = FileIdentity.Of(folder.File("a"))!.Value;
        a.Size.ShouldBe(5);
        a.Links.ShouldBe(2u);
        a.Kind.ShouldBe(FileKind.File);
        a.IsSameFile(FileIdentity.Of(folder.File("hard"))!.Value).ShouldBeTrue();
        a.IsSameFile(FileIdentity.Of(folder.File("link"))!.Value).ShouldBeTrue();
        a.IsSameFile(FileIdentity.Of(folder.File("b"))!.Value).ShouldBeFalse();
        FileIdentity.Of(folder.File("link"), followLinks: false)!.Value.Kind.ShouldBe(FileKind.SymbolicLink);
    }

    [Test]
    public void Nothing_at_a_path_is_null()
    {
        FileIdentity.Of(folder.File("missing")).ShouldBeNull();
        File.WriteAllText(folder.File("file"), "");
        FileIdentity.Of(folder.File("file") + "/below").ShouldBeNull();
    }

    [Test]
    public async Task What_the_system_says_of_owner_and_mode_is_told()
    {
        File.WriteAllText(folder.File("a"), "");
        File.SetUnixFileMode(folder.File("a"), UnixFileMode.UserRead | UnixFileMode.OtherWrite);
        var a = FileIdentity.Of(folder.File("a"))!.Value;
        a.Mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.OtherWrite);
        a.Owner.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe((await RunAsync("stat", "-c", "%u", folder.File("a"))).Trim());
        FileIdentity.Of("/dev/null")!.Value.Kind.ShouldBe(FileKind.CharacterDevice);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var (exitCode, output, errors) = await ChildProcess.RunAsync(program, arguments, RunFolder.Path);
        exitCode.ShouldBe(0, errors);
        return output;
    }
}
