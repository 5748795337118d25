using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>The table of the word index: an FTS5 table without the texts, without the places of tokens, and without sizes.</summary>
/// <remarks>
/// It has two rows for each artifact, see <see cref="ArtifactWords"/>: twice the inner key is the number of the row for the content, and the next number that of
/// the row for the name and the metadata. EF Core knows no virtual tables, so the migrator creates it as it creates the views.
/// </remarks>
internal static class WordIndexTable
{
    public const string Name = "artifact_words";

    /// <summary>Creates the table if it does not exist.</summary>
    public const string CreateIfMissing = $"CREATE VIRTUAL TABLE IF NOT EXISTS {Name} USING fts5(words, content='', detail='none', columnsize=0, tokenize='ascii')";

    /// <summary>Says that the index of a store without artifacts is complete.</summary>
    public static readonly string BeginStore = string.Create(
        CultureInfo.InvariantCulture, $"UPDATE stores SET {VersionColumn} = {ArtifactWords.Version} WHERE NOT EXISTS (SELECT 1 FROM artifacts)");

    /// <summary>Returns 1 if the table exists.</summary>
    public const string Exists = $"SELECT 1 FROM sqlite_master WHERE name = '{Name}'";

    /// <summary>Deletes all tokens, also those of damaged rows.</summary>
    public const string Empty = $"INSERT INTO {Name} ({Name}) VALUES ('delete-all')";

    /// <summary>Writes the number of FTS5's format, without which the table can be neither emptied nor dropped.</summary>
    public const string MendFormat = $"INSERT OR REPLACE INTO {Name}_config (k, v) VALUES ('version', 4)";

    /// <summary>Merges the index to its smallest form, without the tokens that were removed.</summary>
    public const string Merge = $"INSERT INTO {Name} ({Name}) VALUES ('optimize')";

    /// <summary>The property of <see cref="StoreInfo"/> with the version of the rules by which the index was made; null if it is not complete.</summary>
    public const string VersionProperty = "WordIndexVersion";

    /// <summary>The column of that property.</summary>
    public const string VersionColumn = "word_index_version";

    public static void MapVersion(ModelBuilder model) => model.Entity<StoreInfo>().Property<int?>(VersionProperty).HasColumnName(VersionColumn);

    /// <summary>Returns whether an error of a statement on the index means that its tables are missing or damaged.</summary>
    public static bool IsDamage(SqliteException error) => error.SqliteErrorCode is raw.SQLITE_ERROR or raw.SQLITE_CORRUPT or raw.SQLITE_CONSTRAINT;

    /// <summary>Returns whether the index was made by the rules of this library and is complete, in the state that the context sees.</summary>
    public static Task<bool> IsCurrentAsync(KontextualDbContext db, CancellationToken cancellationToken) =>
        db.Set<StoreInfo>().AnyAsync(s => EF.Property<int?>(s, VersionProperty) == ArtifactWords.Version, cancellationToken);
}
