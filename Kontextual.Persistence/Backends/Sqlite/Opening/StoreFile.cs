using System.Buffers.Binary;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>Determines what is at a path, without changing it.</summary>
internal static class StoreFile
{
    private const string History = AppliedMigrations.Table;
    private const string MigrationLock = "__EFMigrationsLock";
    private const string Identities = "stores";
    private const string Records = "change_records";

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Returns the state of a path. Throws if something other than a store is there.</summary>
    /// <param name="realPath">The path, with links followed.</param>
    /// <param name="adoptEmpty">True to accept an empty file, or a database without tables, as the file of a new store.</param>
    /// <exception cref="NotAStoreException">Something other than a store is at the path.</exception>
    /// <exception cref="SchemaMismatchException">It is a store of a newer format.</exception>
    /// <exception cref="StoreUnavailableException">The file may not be read, or a path of SQLite's files next to it is not a file.</exception>
    public static StoreFileState RefuseForeign(string realPath, bool adoptEmpty)
    {
        StorePlace.RefuseUnusable(realPath);
        if (Directory.Exists(realPath))
            throw Not(realPath, NotAStoreReason.Directory, "is a directory. Name a file in it");
        var file = new FileInfo(realPath);
        if (!file.Exists)
            return StoreFileState.Missing;
        if (file.Length == 0)
        {
            return adoptEmpty
                ? StoreFileState.Empty
                : throw Not(
                    realPath,
                    NotAStoreReason.Empty,
                    $"is an empty file. Open it with {nameof(SqliteStoreOptions)}.{nameof(SqliteStoreOptions.AdoptEmptyFile)} to create a store in it, or name another file");
        }

        return Judge(realPath, StoreHeader.Read(realPath), adoptEmpty);
    }

    /// <summary>Creates an empty file that only its owner may read and write, unless a file exists.</summary>
    public static void CreateEmpty(string realPath)
    {
        if (File.Exists(realPath))
            return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var created = new FileStream(realPath, options);
    }

    /// <summary>Flushes a new file to disk. No connection to the file may be open, because closing the file here would cancel its locks.</summary>
    public static void Synchronise(string realPath)
    {
        using var file = new FileStream(realPath, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Returns whether an open database has the application id of a store.</summary>
    public static bool IsMarked(SqliteConnection connection) =>
        (long)SqliteSession.Scalar(connection, "PRAGMA application_id")! == StoreFormat.ApplicationId;

    private static StoreFileState Judge(string realPath, byte[] header, bool adoptEmpty)
    {
        if (header.Length < StoreHeader.Size || !header.AsSpan().StartsWith(Magic))
            throw Not(realPath, NotAStoreReason.OtherFile, "is not a store but some other file. Name another file");
        var application = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(68));
        if (application == StoreFormat.ApplicationId)
        {
            RefuseOtherFormat(realPath, BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(60)));
            return StoreFileState.Store;
        }

        if (application != 0)
            throw OtherDatabase(realPath);
        return JudgeUnmarked(realPath, adoptEmpty);
    }

    /// <summary>Checks the format version of a store.</summary>
    /// <exception cref="SchemaMismatchException">This library does not know the version.</exception>
    public static void RefuseOtherFormat(string location, int version)
    {
        if (version is > 0 and <= StoreFormat.Version)
            return;
        var why = version > 0
            ? "Update the library."
            : "No version of the library writes this number, so another program has changed the file's user_version. Restore a backup.";
        throw new SchemaMismatchException(
            $"The store '{location}' has format version {version}, but this library knows versions 1 to {StoreFormat.Version}. {why}",
            version,
            StoreFormat.Version);
    }

    private static StoreFileState JudgeUnmarked(string realPath, bool adoptEmpty)
    {
        using var connection = ToJudge(realPath);
        connection.Open();
        if (IsMarked(connection))
            return StoreFileState.Store;
        var tables = Names(connection, "SELECT name FROM sqlite_master WHERE type = 'table'").ToHashSet(StringComparer.Ordinal);
        if (tables.Count == 0 && adoptEmpty)
            return StoreFileState.Empty;
        if (tables.Contains(Identities) && HasRows(connection, Identities))
            throw Unmarked(realPath, "although the file has the tables and the id of a store");
        if (tables.Count != 0 && !tables.Contains(History) && !tables.Contains(Records))
            throw OtherDatabase(realPath);

        // A file with any row must not be reported as unfinished, because the user would then delete it.
        if (FindFilled(connection) is not { } filled)
        {
            throw Not(
                realPath,
                NotAStoreReason.HalfMade,
                "was begun as a store and never finished. Nothing was ever written to it: delete it and open it again");
        }

        if (!tables.Contains(Records))
            throw OtherDatabase(realPath);
        throw Unmarked(realPath, $"and table {Identities} is {(tables.Contains(Identities) ? "empty" : "missing")}, although table {filled} has rows");
    }

    /// <summary>Creates a connection that only reads. A file without a log is read as immutable, so that no file is created or changed.</summary>
    private static SqliteConnection ToJudge(string realPath)
    {
        var source = File.Exists(CompanionFiles.LogOf(realPath)) ? realPath : ReadingWay.ImmutableUri(realPath);
        return new(new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
    }

    /// <summary>Returns the first table that has rows; null when there is none. Tables of migrations and of SQLite do not count.</summary>
    /// <remarks>Virtual tables are not read, because that can need a module. Their content is in other tables.</remarks>
    private static string? FindFilled(SqliteConnection connection) =>
        Names(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND name NOT GLOB 'sqlite_*' ORDER BY name")
            .FirstOrDefault(table => table is not (History or MigrationLock) && HasRows(connection, table));

    private static List<string> Names(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    private static bool HasRows(SqliteConnection connection, string table) =>
        (long)SqliteSession.Scalar(connection, $"SELECT EXISTS (SELECT 1 FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\")")! != 0;

    private static StoreCorruptException Unmarked(string realPath, string although) =>
        new($"the header of '{realPath}'", $"its application_id is not that of a store, {although}");

    private static NotAStoreException OtherDatabase(string realPath) =>
        Not(realPath, NotAStoreReason.OtherDatabase, "is a SQLite database of another application. Name another file");

    private static NotAStoreException Not(string path, NotAStoreReason reason, string what) =>
        new(path, reason, $"'{path}' {what}.");
}
