using Kontextual.Persistence.Queries;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>Reads the texts of contents, also inside the SQL function of <see cref="TextMatch"/>, in the state that the running query sees.</summary>
/// <remarks>
/// The statements use SQLite's own interface, because the provider does not run a command inside a function. A content that is missing, purged, too
/// long or no text does not match. The digest is not checked, so a damaged text is searched as it is stored.
/// </remarks>
internal sealed class StoredTexts : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _content;
    private readonly sqlite3_stmt _chunks;

    public StoredTexts(sqlite3 database)
    {
        _database = database;
        _content = Prepare("SELECT text, size FROM contents WHERE digest = ? AND size BETWEEN 0 AND ? AND storage <> 'Purged'");
        _chunks = Prepare("SELECT bytes FROM content_chunks WHERE digest = ? ORDER BY ordinal");
    }

    /// <summary>True if the content is a text that matches the search.</summary>
    /// <exception cref="SqliteException">SQLite reports an error.</exception>
    public bool Matches(byte[] digest, string search) =>
        TextOf(digest) is { } text && TextMatch.MatcherOf(search).Matches(text);

    /// <summary>Returns the text of a content; null if it does not match any search.</summary>
    /// <exception cref="SqliteException">SQLite reports an error.</exception>
    public string? TextOf(byte[] digest)
    {
        try
        {
            Check(raw.sqlite3_bind_blob(_content, 1, digest));
            Check(raw.sqlite3_bind_int64(_content, 2, ArtifactFilter.MaxSearchedBytes));
            if (!Step(_content))
                return null;
            return raw.sqlite3_column_type(_content, 0) == raw.SQLITE_TEXT
                ? SearchedTexts.TextOf(raw.sqlite3_column_blob(_content, 0))
                : TextOfChunks(digest, raw.sqlite3_column_int64(_content, 1));
        }
        finally
        {
            raw.sqlite3_reset(_content);
        }
    }

    public void Dispose()
    {
        _content.Dispose();
        _chunks.Dispose();
    }

    private string? TextOfChunks(byte[] digest, long size)
    {
        try
        {
            Check(raw.sqlite3_bind_blob(_chunks, 1, digest));
            var bytes = new MemoryStream((int)size);
            while (Step(_chunks) && bytes.Length <= size)
                bytes.Write(raw.sqlite3_column_blob(_chunks, 0));
            return bytes.Length == size ? SearchedTexts.TextOf(bytes.GetBuffer().AsSpan(0, (int)size)) : null;
        }
        finally
        {
            raw.sqlite3_reset(_chunks);
        }
    }

    private bool Step(sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            Check(code);
        return code == raw.SQLITE_ROW;
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_database, sql, out var statement));
        return statement;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, _database);
    }
}
