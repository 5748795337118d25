using Microsoft.EntityFrameworkCore;

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

    /// <summary>Merges the index to its smallest form, without the tokens that were removed.</summary>
    public const string Merge = $"INSERT INTO {Name} ({Name}) VALUES ('optimize')";

    /// <summary>The column of <see cref="StoreInfo"/> with the version of the analyser whose tokens the index has; null if it has none.</summary>
    public const string Version = "WordIndexVersion";

    /// <summary>The name of that column in the table.</summary>
    public const string VersionColumn = "word_index_version";

    public static void MapVersion(ModelBuilder model) => model.Entity<StoreInfo>().Property<int?>(Version).HasColumnName(VersionColumn);

    /// <summary>Returns whether the index has the tokens of this library's analyser, in the state that the context sees.</summary>
    public static Task<bool> IsCurrentAsync(KontextualDbContext db, CancellationToken cancellationToken) =>
        db.Set<StoreInfo>().AnyAsync(s => EF.Property<int?>(s, Version) == TextAnalyser.Version, cancellationToken);
}
