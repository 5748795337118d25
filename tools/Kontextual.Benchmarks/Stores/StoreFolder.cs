using Kontextual.Persistence;

namespace Kontextual.Benchmarks.Stores;

/// <summary>
/// A folder with a filled store and its copies. Stores are copied and deleted only while they are closed, because opening an open store without
/// SQLite would cancel SQLite's locks.
/// </summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly string _path;
    private readonly bool _keepsFilled;
    private readonly HashSet<string> _copies = [];

    private StoreFolder(string path, bool keepsFilled)
    {
        _path = path;
        _keepsFilled = keepsFilled;
    }

    /// <summary>The type of the file system, which largely determines the time of a durable commit.</summary>
    public string FileSystem => new DriveInfo(_path).DriveFormat;

    /// <param name="given">A folder of the user, in which filled stores are kept for the next run, or null for a temporary folder.</param>
    public static StoreFolder Open(string? given) => given is null
        ? new(Directory.CreateTempSubdirectory("kontextual-benchmarks-").FullName, keepsFilled: false)
        : new(Directory.CreateDirectory(given).FullName, keepsFilled: true);

    public string PathOf(string name) => Path.Combine(_path, name);

    /// <summary>Returns the path of a store that this build of the library filled with these figures.</summary>
    public async Task<string> FilledAsync(int artifacts, int size, int seed)
    {
        // Another build may write different rows or another schema.
        var build = typeof(KnowledgeStore).Module.ModuleVersionId.ToString("N")[..8];
        var path = PathOf($"filled-{artifacts}-{size}-{seed}-{build}.db");
        if (File.Exists(path))
            return path;
        var unfinished = path + ".unfinished";
        Delete(unfinished);
        await Seeding.FillAsync(unfinished, artifacts, size, seed);
        File.Move(unfinished, path);
        Delete(unfinished);
        return path;
    }

    /// <summary>Returns a path at which no file exists. The file that is made there is deleted at the end.</summary>
    public string PathOfCopy(string name)
    {
        var path = PathOf(name);
        _copies.Add(path);
        Delete(path);
        return path;
    }

    /// <summary>Makes a copy that is synchronised to disk. Writing it back later would slow down a measurement.</summary>
    public string Copy(string store, string name)
    {
        var path = PathOfCopy(name);
        File.Copy(store, path);
        using var copy = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        copy.Flush(flushToDisk: true);
        return path;
    }

    /// <summary>Returns the existing copy in its current state, or makes a new one.</summary>
    public string CopyOnce(string store, string name) => _copies.Contains(PathOf(name)) ? PathOf(name) : Copy(store, name);

    public static void Delete(string store)
    {
        foreach (var ending in new[] { "", "-wal", "-shm", ".lock" })
            File.Delete(store + ending);
    }

    public void Dispose()
    {
        foreach (var copy in _copies)
            Delete(copy);
        if (!_keepsFilled)
            Directory.Delete(_path, recursive: true);
    }
}
