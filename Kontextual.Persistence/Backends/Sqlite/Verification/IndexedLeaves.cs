using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Verification;

/// <summary>Looks up leaves in the index of metadata. A store has many of them, so a statement of SQLite is used without the provider.</summary>
internal sealed class IndexedLeaves : IDisposable
{
    private const string Find =
        "SELECT 1 FROM metadata_values WHERE pointer_key = (SELECT pointer_key FROM metadata_pointers WHERE pointer = ?1) AND value = ?2 AND artifact_id = ?3";

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _find;

    public IndexedLeaves(sqlite3 database)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, Find, out _find));
    }

    /// <summary>Returns whether the index has the row of a leaf.</summary>
    /// <exception cref="SqliteException">SQLite reports an error.</exception>
    public bool Contains(string artifact, MetadataLeaf leaf)
    {
        Check(raw.sqlite3_bind_text(_find, 1, leaf.Pointer));
        Check(raw.sqlite3_bind_text(_find, 2, leaf.Key));
        Check(raw.sqlite3_bind_text(_find, 3, artifact));
        var code = raw.sqlite3_step(_find);
        raw.sqlite3_reset(_find);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            Check(code);
        return code == raw.SQLITE_ROW;
    }

    public void Dispose() => _find.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, _database);
    }
}
