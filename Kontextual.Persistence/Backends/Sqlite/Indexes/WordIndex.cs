using Kontextual.Persistence.Backends.Sqlite.Rows;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Indexes;

/// <summary>Writes the rows of the word index with each artifact, see <see cref="WordIndexTable"/>.</summary>
/// <remarks>
/// FTS5 has the tokens only, so the old text is analysed again to remove its tokens. An index that cannot be written is given up: its version is removed, and searches
/// read the texts until it is rebuilt. No write fails because of an index that only proposes.
/// </remarks>
/// <param name="database">The database.</param>
/// <param name="textOf">Returns the text of a content; null if it has none that is searched.</param>
internal sealed class WordIndex(sqlite3 database, Func<ContentDigest, string?> textOf) : IRowFollower
{
    private readonly RowStatements _statements = new(database);
    private bool _isRebuilding;

    public void Follow(object? old, object? row)
    {
        // An import gives an empty store the identity of another one.
        if (row is StoreInfo)
            _statements.Run(WordIndexTable.BeginStore);
        if ((row ?? old) is not Artifact artifact)
            return;
        var (before, after) = (Kept(old), Kept(row));
        var isOtherContent = before?.Digest != after?.Digest;
        var areOtherLabels = before?.Name != after?.Name || before?.Metadata.Text != after?.Metadata.Text;
        if ((!isOtherContent && !areOtherLabels) || !(_isRebuilding || IsCurrent()))
            return;
        try
        {
            if (_statements.Scalar("SELECT inner_key FROM artifacts WHERE id = ?1", artifact.Id.ToString()) is not { } key)
                return;
            if (isOtherContent)
                Replace(2 * key, ContentOf(before), ContentOf(after));
            if (areOtherLabels)
                Replace((2 * key) + 1, LabelsOf(before), LabelsOf(after));
        }
        catch (SqliteException e) when (!_isRebuilding && WordIndexTable.IsDamage(e))
        {
            SetVersion(null);
        }
    }

    public void Clear()
    {
        _isRebuilding = true;
        SetVersion(null);
        try
        {
            _statements.Run(WordIndexTable.MendFormat);
            _statements.Run(WordIndexTable.Empty);
        }
        catch (SqliteException e) when (WordIndexTable.IsDamage(e))
        {
            // A table is missing. This changes the schema, by which other processes would take the file for compacted, so it is the last resort.
            _statements.Run($"DROP TABLE IF EXISTS {WordIndexTable.Name}");
            _statements.Run(WordIndexTable.CreateIfMissing);
        }
    }

    public void Complete()
    {
        SetVersion(ArtifactWords.Version);
        _isRebuilding = false;
    }

    public void Dispose() => _statements.Dispose();

    private static Artifact? Kept(object? row) => row is Artifact { IsPurged: false } artifact ? artifact : null;

    // Another version of this library may have written the index. It is emptied, so that no text that is purged later stays in it.
    private bool IsCurrent()
    {
        var version = _statements.Scalar($"SELECT {WordIndexTable.VersionColumn} FROM stores");
        if (version is null or ArtifactWords.Version)
            return version is not null;
        SetVersion(null);
        _statements.Run(WordIndexTable.Empty);
        return false;
    }

    private void SetVersion(int? version) => _statements.Run($"UPDATE stores SET {WordIndexTable.VersionColumn} = ?1", version);

    private string ContentOf(Artifact? artifact) =>
        artifact is not null && textOf(artifact.Digest) is { } text ? ArtifactWords.OfContent(text) : string.Empty;

    private static string LabelsOf(Artifact? artifact) => artifact is null ? string.Empty : ArtifactWords.OfLabels(artifact.Name, artifact.Metadata);

    private void Replace(long row, string before, string after)
    {
        if (before == after)
            return;
        if (before.Length > 0)
            _statements.Run($"INSERT INTO {WordIndexTable.Name} ({WordIndexTable.Name}, rowid, words) VALUES ('delete', ?1, ?2)", row, before);
        if (after.Length > 0)
            _statements.Run($"INSERT INTO {WordIndexTable.Name} (rowid, words) VALUES (?1, ?2)", row, after);
    }
}
