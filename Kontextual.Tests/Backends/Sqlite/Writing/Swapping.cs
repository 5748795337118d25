using System.Diagnostics;
using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Backends.Sqlite.Writing;

/// <summary>Does to the files of an open store what people and programs do, without opening them: that would cancel SQLite's locks.</summary>
internal sealed class Swapping(string store) : IDisposable
{
    private readonly TempFolder elsewhere = new();
    private readonly Dictionary<string, string> replacements = [];

    /// <summary>Where the store's file or folder is moved to.</summary>
    public string Away => elsewhere.File("away.db");

    /// <summary>The folder that the store's folder is moved to.</summary>
    public string AwayFolder => elsewhere.File("folder");

    /// <summary>Makes another store, and one with a log, ready to take the place.</summary>
    public async Task PrepareAsync()
    {
        await using (var other = await KnowledgeStore.OpenAsync(options => options.UseSqlite(elsewhere.File("other.db"))))
            await other.CreateCollectionAsync(Draft.Collection("other"));
        using (var raw = new RawStore(elsewhere.File("other.db")))
        {
            raw.Rows("PRAGMA journal_mode = wal");
            raw.Execute("UPDATE collections SET description = 'in the log'");
            foreach (var ending in (string[])["", "-wal", "-shm"])
                await RunAsync("cp", elsewhere.File("other.db") + ending, elsewhere.File("logged.db") + ending);
        }

        await File.WriteAllTextAsync(elsewhere.File("text"), "not a log");
    }

    /// <summary>Does it.</summary>
    public async Task DoAsync(Swap swap)
    {
        switch (swap)
        {
            case Swap.Delete:
                File.Delete(store);
                break;
            case Swap.Replace:
                Place("other.db", store);
                break;
            case Swap.ReplaceWithLog:
                foreach (var ending in (string[])["", "-wal", "-shm"])
                    Place("logged.db" + ending, store + ending);
                break;
            case Swap.MoveAway:
                File.Move(store, Away);
                break;
            case Swap.MoveAwayAndReplace:
                File.Move(store, Away);
                Place("other.db", store);
                break;
            case Swap.MoveFolder:
                Directory.Move(Path.GetDirectoryName(store)!, AwayFolder);
                break;
            case Swap.DeleteAll:
                foreach (var ending in (string[])["", "-wal", "-shm", ".lock"])
                    File.Delete(store + ending);
                break;
            case Swap.Truncate:
                await RunAsync("truncate", "--size=8192", store);
                break;
            case Swap.DeleteLog:
                File.Delete(store + "-wal");
                break;
            case Swap.ReplaceLog:
                Place("text", store + "-wal");
                break;
            case Swap.DeleteIndex:
                File.Delete(store + "-shm");
                break;
            case Swap.DeleteLock:
                File.Delete(store + ".lock");
                break;
            case Swap.ReplaceLock:
                Place("text", store + ".lock");
                break;
        }
    }

    /// <summary>Expects that what was put into the store's place is there, byte for byte.</summary>
    public void ShouldBeUntouched()
    {
        foreach (var (path, digest) in replacements)
            DigestOf(path).ShouldBe(digest, path);
    }

    /// <summary>Moves a moved folder back, so that it can be cleared away.</summary>
    public void Dispose()
    {
        if (Directory.Exists(AwayFolder))
            Directory.Move(AwayFolder, Path.GetDirectoryName(store)!);
        elsewhere.Dispose();
    }

    private void Place(string name, string path)
    {
        replacements[path] = DigestOf(elsewhere.File(name));
        File.Move(elsewhere.File(name), path, overwrite: true);
    }

    private static string DigestOf(string path) => ContentDigest.Of(File.ReadAllBytes(path)).ToString();

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync().Soon();
        process.ExitCode.ShouldBe(0);
    }
}
