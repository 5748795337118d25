namespace Kontextual.Tests.Harness;

/// <summary>A folder of one test, deleted with all in it at the end.</summary>
public sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo directory = RunFolder.New("test-");

    /// <summary>Where it lies.</summary>
    public string Path => directory.FullName;

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(directory.FullName, name);

    /// <inheritdoc/>
    public void Dispose() => directory.Delete(recursive: true);
}
