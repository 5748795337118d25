using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>Makes what may lie where a store is wanted.</summary>
internal static class OddFiles
{
    public static Task TextAsync(string path) => File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat("Not a store at all.\n", 100)));

    public static Task ShortAsync(string path) => File.WriteAllTextAsync(path, "short");

    public static Task ShortHeaderAsync(string path) => File.WriteAllBytesAsync(path, "SQLite format 3\0\u0010\0"u8.ToArray());

    public static Task EmptyAsync(string path) => File.WriteAllBytesAsync(path, []);

    public static Task DirectoryAsync(string path)
    {
        Directory.CreateDirectory(path);
        return Task.CompletedTask;
    }

    public static Task NothingAsync(string path) => Task.CompletedTask;

    public static Task OtherApplicationAsync(string path) => DatabaseAsync(path, "PRAGMA application_id = 252006674", "CREATE TABLE t (a)");

    public static Task UnmarkedDatabaseAsync(string path) => DatabaseAsync(path, "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)");

    public static Task UnmarkedWalDatabaseAsync(string path) => DatabaseAsync(path, "PRAGMA journal_mode = WAL", "CREATE TABLE t (a)");

    /// <summary>What EF's own migrator leaves behind when it is killed.</summary>
    public static Task HistoryOnlyAsync(string path) =>
        DatabaseAsync(path, "CREATE TABLE \"__EFMigrationsHistory\" (\"MigrationId\" TEXT NOT NULL PRIMARY KEY)", "CREATE TABLE collections (id TEXT)");

    /// <summary>What is there when a creation in place is killed before its commit.</summary>
    public static Task HeaderOnlyAsync(string path) => DatabaseAsync(path, "PRAGMA page_size = 4096", "PRAGMA journal_mode = WAL");

    /// <summary>A store that a later version has written, told by its header.</summary>
    public static async Task NewerAsync(string path)
    {
        await StoreAsync(path);
        await DatabaseAsync(path, "PRAGMA user_version = 99");
    }

    /// <summary>A store with a value as the id of its migration that the library does not write.</summary>
    public static Func<string, Task> HistoryOfAsync(string sql) => async path =>
    {
        await StoreAsync(path);
        await DatabaseAsync(path, $"UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = {sql}");
    };

    /// <summary>A store with a migration that this library does not know.</summary>
    public static async Task UnknownMigrationAsync(string path)
    {
        await StoreAsync(path);
        await DatabaseAsync(path, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0')");
    }

    /// <summary>A store that says it has no migration at all.</summary>
    public static async Task EmptiedHistoryAsync(string path)
    {
        await StoreAsync(path);
        await DatabaseAsync(path, "DELETE FROM \"__EFMigrationsHistory\"");
    }

    /// <summary>A store that has lost the table of its migrations.</summary>
    public static async Task DroppedHistoryAsync(string path)
    {
        await StoreAsync(path);
        await DatabaseAsync(path, "DROP TABLE \"__EFMigrationsHistory\"");
    }

    /// <summary>A store with a format version that no version of the library has written.</summary>
    public static Func<string, Task> OfFormat(int version) => async path =>
    {
        await StoreAsync(path);
        await DatabaseAsync(path, FormattableString.Invariant($"PRAGMA user_version = {version}"));
    };

    /// <summary>A whole store whose mark is gone.</summary>
    public static async Task UnmarkedStoreAsync(string path)
    {
        await StoreAsync(path);
        await DatabaseAsync(path, "PRAGMA application_id = 0");
    }

    /// <summary>A store whose mark and identity are gone, and whose records are not.</summary>
    public static async Task UnmarkedWithoutIdentityAsync(string path)
    {
        await UnmarkedStoreAsync(path);
        await DatabaseAsync(path, "DELETE FROM stores");
    }

    /// <summary>A store whose mark is gone and with it the table of its identity.</summary>
    public static async Task UnmarkedWithoutItsTableAsync(string path)
    {
        await UnmarkedStoreAsync(path);
        await DatabaseAsync(path, "DROP TABLE stores");
    }

    /// <summary>A database that another application keeps by EF.</summary>
    public static async Task OfAnotherByEfAsync(string path)
    {
        await HistoryOnlyAsync(path);
        await DatabaseAsync(path, "CREATE TABLE \"their \"\"own\"\"\" (a)", "INSERT INTO \"their \"\"own\"\"\" VALUES (1)");
    }

    /// <summary>A store with a folder where SQLite keeps a file of it.</summary>
    public static Func<string, Task> WithFolder(string ending) => async path =>
    {
        await StoreAsync(path);
        Directory.CreateDirectory(path + ending);
    };

    /// <summary>Nothing but the log of a store that is gone.</summary>
    public static Task LogAloneAsync(string path) => File.WriteAllTextAsync(path + "-wal", "the log of a store that is gone");

    /// <summary>A symbolic link that leads to itself by way of another.</summary>
    public static Task CircleAsync(string path)
    {
        File.CreateSymbolicLink(path, path + " again");
        File.CreateSymbolicLink(path + " again", path);
        return Task.CompletedTask;
    }

    /// <summary>A store of which only the beginning is left.</summary>
    public static async Task CutOffAsync(string path)
    {
        await StoreAsync(path);
        await using var file = new FileStream(path, FileMode.Open);
        file.SetLength(6000);
    }

    public static async Task StoreAsync(string path)
    {
        await using var store = await KnowledgeStore.OpenAsync(o => o.UseSqlite(path));
        await store.CreateCollectionAsync(new CollectionDraft { Name = "kept" });
    }

    private static Task DatabaseAsync(string path, params string[] statements)
    {
        if (!File.Exists(path))
            File.WriteAllBytes(path, []);
        using var raw = new RawStore(path);
        foreach (var statement in statements)
            raw.Execute(statement);
        return Task.CompletedTask;
    }
}
