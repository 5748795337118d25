using System.Text;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Kontextual.Persistence.Mapping;
using Kontextual.Persistence.Verification;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Verification;

/// <summary>Compares the word index with the texts of the artifacts.</summary>
/// <remarks>
/// Neither the tokens of the index nor those of the texts fit into memory. So each side is added up to sums by row, of which there are a fixed number. The rows
/// of different sums are then compared with each other.
/// </remarks>
internal sealed class WordIndexStep : IVerifyStep
{
    private const int Sums = 1 << 16;

    public VerifyStage Stage => VerifyStage.Artifacts;

    public async Task RunAsync(VerifyRun run)
    {
        if (!await WordIndexTable.IsCurrentAsync(run.Db, run.CancellationToken).ConfigureAwait(false))
            return;
        var connection = (KeptSqliteConnection)run.Db.Database.GetDbConnection();
        try
        {
            var sums = new ulong[Sums];
            foreach (var (row, token) in IndexedRows(connection, run))
                sums[row % Sums] += HashOf(row, token);
            await EachTextAsync(run, connection, (row, _, tokens) => sums[row % Sums] -= Sum(row, tokens)).ConfigureAwait(false);
            if (sums.Any(sum => sum != 0))
                await CompareRowsAsync(run, connection, sums).ConfigureAwait(false);
        }
        catch (SqliteException e) when (WordIndexTable.IsDamage(e))
        {
            Add(run, "every row", $"SQLite cannot read it (error {SqliteErrors.CodeOf(e)})");
        }
    }

    private static async Task CompareRowsAsync(VerifyRun run, KeptSqliteConnection connection, ulong[] sums)
    {
        var indexed = new Dictionary<long, ulong>();
        foreach (var (row, token) in IndexedRows(connection, run).Where(one => sums[one.Row % Sums] != 0))
            indexed[row] = indexed.GetValueOrDefault(row) + HashOf(row, token);
        await EachTextAsync(run, connection, (row, artifact, tokens) =>
        {
            if (sums[row % Sums] == 0)
                return;
            indexed.Remove(row, out var sum);

            // The index of a damaged content is the last that knows its tokens. The damage is a finding of its own.
            if (sum != Sum(row, tokens) && !(row % 2 == 0 && IsDamaged(connection, artifact.Digest)))
                Add(run, $"rowid {row}", $"its tokens are not those of the {(row % 2 == 0 ? "content" : "name and metadata")} of artifact {artifact.Id}");
        }).ConfigureAwait(false);
        foreach (var row in indexed.Keys.Order())
            Add(run, $"rowid {row}", "the row is left over: no artifact has a text for it");
    }

    private static void Add(VerifyRun run, string row, string what) => run.Add(FindingKind.DerivedRowWrong, new(WordIndexTable.Name, row), what);

    private static async Task EachTextAsync(VerifyRun run, KeptSqliteConnection connection, Action<long, Described, string> visit)
    {
        var artifacts = run.Read(run.Db.Set<Artifact>().Where(a => !a.IsPurged)
            .Select(a => new Described(EF.Property<long>(a, RowKey.Inner), a.Id, a.Digest, a.Name, a.Metadata)));
        while (await artifacts.NextAsync().ConfigureAwait(false) is { } artifact)
        {
            if (connection.TextOf(artifact.Digest.ToBytes()) is { } text)
                visit(2 * artifact.InnerKey, artifact, ArtifactWords.OfContent(text));
            visit((2 * artifact.InnerKey) + 1, artifact, ArtifactWords.OfLabels(artifact.Name, artifact.Metadata));
        }
    }

    private static bool IsDamaged(KeptSqliteConnection connection, ContentDigest digest) =>
        connection.TextOf(digest.ToBytes()) is { } text && ContentDigest.Of(Encoding.UTF8.GetBytes(text)) != digest;

    private static IEnumerable<(long Row, string Token)> IndexedRows(KeptSqliteConnection connection, VerifyRun run)
    {
        // The table exists only for this connection, which otherwise refuses to write.
        Execute(connection, "PRAGMA query_only = 0");
        try
        {
            Execute(connection, $"CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_index_tokens USING fts5vocab('main', '{WordIndexTable.Name}', 'instance')");
        }
        finally
        {
            Execute(connection, "PRAGMA query_only = 1");
        }

        using var command = connection.CreateCommand();
        command.CommandText = "SELECT doc, term FROM temp.word_index_tokens";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            yield return (reader.GetInt64(0), reader.GetString(1));
        }
    }

    private static void Execute(KeptSqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static ulong Sum(long row, string tokens)
    {
        var sum = 0UL;
        foreach (var token in tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal))
            sum += HashOf(row, token);
        return sum;
    }

    private static ulong HashOf(long row, string token) => ((ulong)(uint)token.GetHashCode(StringComparison.Ordinal) + 1) * (((ulong)row * 0x9E3779B97F4A7C15) | 1);

    private sealed record Described(long InnerKey, ArtifactId Id, ContentDigest Digest, string Name, Metadata Metadata);
}
