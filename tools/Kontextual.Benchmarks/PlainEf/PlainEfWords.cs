using Kontextual.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Benchmarks.PlainEf;

/// <summary>Writes the rows of the word index. EF does not know its table, and the row numbers are known only after the artifacts are saved.</summary>
internal sealed class PlainEfWords
{
    private readonly KontextualDbContext _db;
    private readonly List<(Artifact Artifact, ContentDigest? Old)> _changed;

    /// <summary>Collects what the context is about to save.</summary>
    public PlainEfWords(KontextualDbContext db)
    {
        db.ChangeTracker.DetectChanges();
        _db = db;
        _changed =
        [
            .. db.ChangeTracker.Entries<Artifact>()
                .Where(entry => entry.State == EntityState.Added || entry.Property(a => a.Digest).IsModified)
                .Select(entry => (entry.Entity, entry.State == EntityState.Added ? (ContentDigest?)null : entry.Property(a => a.Digest).OriginalValue)),
        ];
    }

    public async Task WriteAsync()
    {
        foreach (var (artifact, old) in _changed)
        {
            var row = 2 * await KeyAsync(artifact.Id.ToString());
            if (old is { } digest)
            {
                var before = ArtifactWords.OfContent(await TextAsync(digest));
                await _db.Database.ExecuteSqlAsync($"INSERT INTO artifact_words (artifact_words, rowid, words) VALUES ('delete', {row}, {before})");
            }
            else
            {
                await InsertAsync(row + 1, ArtifactWords.OfLabels(artifact.Name, artifact.Metadata));
            }

            await InsertAsync(row, ArtifactWords.OfContent(await TextAsync(artifact.Digest)));
        }
    }

    private Task<int> InsertAsync(long row, string words) =>
        _db.Database.ExecuteSqlAsync($"INSERT INTO artifact_words (rowid, words) VALUES ({row}, {words})");

    // The model of this contestant does not have the inner key, only the table does.
    private Task<long> KeyAsync(string id) => _db.Database.SqlQuery<long>($"SELECT inner_key AS \"Value\" FROM artifacts WHERE id = {id}").SingleAsync();

    private async Task<string> TextAsync(ContentDigest digest) =>
        await _db.Set<Content>().Where(c => c.Digest == digest).Select(c => c.Text).SingleAsync() ?? throw new InvalidOperationException($"{digest} is no text.");
}
