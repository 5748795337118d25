namespace Kontextual.Torture;

/// <summary>Damages the files that SQLite keeps next to a store.</summary>
internal static class LogDamage
{
    private const string Logs = "Beside the file";
    private const int LogHeader = 32;
    private const int FrameHeader = 24;

    public static IEnumerable<DamageCase> All =>
    [
        new(Logs, "a log of a killed writer", "0000", s => s.LeaveLog()),
        new(Logs, "the same without its index", "0000", s => Left(s, () => File.Delete(s.Index))),
        new(Logs, "the same with noise as its index", "0000", s => Left(s, () => File.WriteAllBytes(s.Index, DamagedStore.Noise(32768)))),
        new(Logs, "the same cut off in a frame", "0000", s => Left(s, () => DamagedStore.CutTo(s.Log, new FileInfo(s.Log).Length - 100))),
        new(Logs, "the same with a byte changed in a frame", "0000", s => Left(s, () => DamagedStore.Patch(s.Log, LogHeader + FrameHeader + 50, 0xAA))),
        new(Logs, "the same with its header zero", "0000", s => Left(s, () => DamagedStore.Patch(s.Log, 0, new byte[LogHeader]))),
        new(Logs, "the same of another page size", "0000", s => Left(s, () => DamagedStore.Patch(s.Log, 8, 0, 0, 0x20, 0))),
        new(Logs, "an older log of the store", "5555", s => Older(s, s.Path)),
        new(Logs, "a log of another store", "5555", s => Older(s, Path.Combine(s.Folder, "another.db"))),
        new(Logs, "an empty log", "0000", s => File.WriteAllBytes(s.Log, [])),
        new(Logs, "10 bytes of noise as a log", "0000", s => File.WriteAllBytes(s.Log, DamagedStore.Noise(10))),
        new(Logs, "noise as a log", "0000", s => File.WriteAllBytes(s.Log, DamagedStore.Noise(20_000))),
        new(Logs, "noise as an index, no log", "0000", s => File.WriteAllBytes(s.Index, DamagedStore.Noise(32768))),
        new(Logs, "noise as a rollback journal", "5550", s => File.WriteAllBytes(s.Path + "-journal", DamagedStore.Noise(5000))),
        new(Logs, "a folder as the log", "5555", s => Directory.CreateDirectory(s.Log)),
        new(Logs, "a folder as the index", "5555", s => Directory.CreateDirectory(s.Index)),
        new(Logs, "a folder as the journal", "5555", s => Directory.CreateDirectory(s.Path + "-journal")),
        new(Logs, "a link as the log", "5555", s => File.CreateSymbolicLink(s.Log, Other(s))),
        new(Logs, "a pipe as the index", "5555", s => s.Run("mkfifo", s.Index)),
        new(Logs, "a folder as the lock", "0005", s => Replace(s, () => Directory.CreateDirectory(s.Lock))),
        new(Logs, "a link as the lock", "5555", s => Replace(s, () => File.CreateSymbolicLink(s.Lock, Other(s)))),
        new(Logs, "a pipe as the lock", "0005", s => Replace(s, () => s.Run("mkfifo", s.Lock))),
        new(Logs, "a lock of another user", "0005", s => s.Run("chown", "65534", s.Lock)),
    ];

    private static void Left(DamagedStore store, Action more)
    {
        store.LeaveLog();
        more();
    }

    private static void Replace(DamagedStore store, Action more)
    {
        File.Delete(store.Lock);
        more();
    }

    /// <summary>Places a log next to the store from a time when the store, or another store, had fewer collections.</summary>
    private static void Older(DamagedStore store, string from)
    {
        var saved = Path.Combine(store.Folder, "saved");
        WriteAsync(from, "before", () => File.Copy(from + "-wal", saved)).GetAwaiter().GetResult();
        WriteAsync(store.Path, "after", static () => { }).GetAwaiter().GetResult();
        File.Move(saved, store.Log);
    }

    private static async Task WriteAsync(string store, string name, Action beforeClosing)
    {
        await using var repository = await TortureStore.OpenAsync(store);
        for (int i = 0; i < 5; i++)
            await repository.CreateCollectionAsync(new CollectionDraft { Name = Phrase.Of($"{name} {i}") });
        beforeClosing();
    }

    private static string Other(DamagedStore store) => Path.Combine(store.Folder, "other");
}
