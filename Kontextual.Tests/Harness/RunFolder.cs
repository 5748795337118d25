namespace Kontextual.Tests.Harness;

/// <summary>The one temporary folder of a run of the tests; every folder and file that a test makes lies in it.</summary>
public static class RunFolder
{
    private static readonly Lazy<DirectoryInfo> Folder = new(Make);

    private static int made;

    /// <summary>Where it lies.</summary>
    public static string Path => Folder.Value.FullName;

    /// <summary>Makes a folder in it.</summary>
    /// <param name="prefix">What its name begins with.</param>
    public static DirectoryInfo New(string prefix) =>
        Directory.CreateDirectory(System.IO.Path.Combine(Path, $"{prefix}{Interlocked.Increment(ref made)}"));

    // Tests run the tool as other users, on folders inside of this one.
    private static DirectoryInfo Make()
    {
        var made = Directory.CreateTempSubdirectory("kontextual-tests-");
        if (!OperatingSystem.IsWindows())
            made.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return made;
    }

    /// <summary>Deletes it with everything that was left in it.</summary>
    /// <returns>The names of what was left.</returns>
    public static IReadOnlyList<string> Delete()
    {
        if (!Folder.IsValueCreated)
            return [];
        var left = Folder.Value.GetFileSystemInfos().Select(entry => entry.Name).ToList();
        Folder.Value.Delete(recursive: true);
        return left;
    }
}
