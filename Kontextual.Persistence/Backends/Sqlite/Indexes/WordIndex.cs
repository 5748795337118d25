using Kontextual.Persistence.Backends.Sqlite.Rows;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Indexes;

/// <summary>Writes the rows of the word index with each artifact, see <see cref="WordIndexTable"/>.</summary>
/// <remarks>FTS5 has the tokens only, so the old text is analysed again to remove its tokens.</remarks>
/// <param name="database">The database.</param>
/// <param name="textOf">Returns the text of a content; null if it has none that is searched.</param>
internal sealed class WordIndex(sqlite3 database, Func<ContentDigest, string?> textOf) : IRowFollower
{
    private readonly RowStatements _statements = new(database);

    public void Follow(object? old, object? row)
    {
        if ((row ?? old) is not Artifact artifact)
            return;
        var (before, after) = (Kept(old), Kept(row));
        var isOtherContent = before?.Digest != after?.Digest;
        var areOtherLabels = before?.Name != after?.Name || before?.Metadata.Text != after?.Metadata.Text;
        if ((!isOtherContent && !areOtherLabels) || !IsCurrent())
            return;
        var key = _statements.Scalar("SELECT inner_key FROM artifacts WHERE id = ?1", artifact.Id.ToString())!.Value;
        if (isOtherContent)
            Replace(2 * key, ContentOf(before), ContentOf(after));
        if (areOtherLabels)
            Replace((2 * key) + 1, LabelsOf(before), LabelsOf(after));
    }

    public void Clear()
    {
        // A damaged table can be dropped, but not emptied.
        _statements.Run($"DROP TABLE IF EXISTS {WordIndexTable.Name}");
        _statements.Run(WordIndexTable.CreateIfMissing);
        SetVersion(TextAnalyser.Version);
    }

    public void Dispose() => _statements.Dispose();

    private static Artifact? Kept(object? row) => row is Artifact { IsPurged: false } artifact ? artifact : null;

    // Another version of this library may have written the index. It is emptied, so that no text that is purged later stays in it.
    private bool IsCurrent()
    {
        var version = _statements.Scalar($"SELECT {WordIndexTable.VersionColumn} FROM stores");
        if (version is null or TextAnalyser.Version)
            return version is not null;
        _statements.Run($"INSERT INTO {WordIndexTable.Name} ({WordIndexTable.Name}) VALUES ('delete-all')");
        SetVersion(null);
        return false;
    }

    private void SetVersion(int? version) => _statements.Run($"UPDATE stores SET {WordIndexTable.VersionColumn} = ?1", version);

    private string ContentOf(Artifact? artifact) =>
        artifact is not null && textOf(artifact.Digest) is { } text ? ArtifactWords.OfContent(text).ToText() : string.Empty;

    private static string LabelsOf(Artifact? artifact) => artifact is null ? string.Empty : ArtifactWords.OfLabels(artifact.Name, artifact.Metadata).ToText();

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
