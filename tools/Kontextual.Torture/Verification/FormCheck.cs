using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Kontextual.Torture;

/// <summary>
/// Recomputes the digests of all bundles and manifests from the stored rows, as docs/formats.md describes their forms, without the product.
/// </summary>
/// <remarks>Campaigns write JSON that is canonical already, so the stored texts are used as they are.</remarks>
internal sealed class FormCheck : IDisposable
{
    private const string Entries = "SELECT artifact_id, digest, path, revision, uri FROM";

    private static readonly JsonSerializerOptions FewestEscapes = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SqliteConnection _connection;
    private readonly CheckResult _result;
    private readonly SqliteCommand _bundleEntries;
    private readonly SqliteCommand _inputs;
    private readonly SqliteCommand _outputs;

    private FormCheck(SqliteConnection connection, CheckResult result)
    {
        _connection = connection;
        _result = result;
        _bundleEntries = connection.Command($"{Entries} input_entries WHERE bundle_id = $id ORDER BY path", ("$id", string.Empty));
        _inputs = connection.Command($"{Entries} manifest_entries WHERE manifest_id = $id AND role = 'Input' ORDER BY path", ("$id", string.Empty));
        _outputs = connection.Command($"{Entries} manifest_entries WHERE manifest_id = $id AND role = 'Output' ORDER BY path", ("$id", string.Empty));
    }

    public static void Run(SqliteConnection connection, CheckResult result)
    {
        using var check = new FormCheck(connection, result);
        check.CheckBundles();
        check.CheckManifests();
        result.Half.AddRange(connection.Rows(
            """
            SELECT c.entity_kind, c.entity_id FROM change_records c
            LEFT JOIN (SELECT id, digest FROM input_bundles UNION ALL SELECT id, digest FROM run_manifests) f ON f.id = c.entity_id
            WHERE c.entity_kind IN ('Bundle', 'Manifest') AND f.digest IS NOT c.new_digest
            """).Select(row => $"the digest of a change record is not that of its row: {row}"));
    }

    public void Dispose()
    {
        _bundleEntries.Dispose();
        _inputs.Dispose();
        _outputs.Dispose();
    }

    private void CheckBundles()
    {
        using var command = _connection.Command("SELECT id, digest, entry_count, parameters FROM input_bundles");
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var (entries, count) = Read(_bundleEntries, row.GetString(0));
            Compare("bundle", row, count, $$"""{"entries":{{entries}},"form":"kontextual-bundle-1","parameters":{{row.GetString(3)}}}""");
        }
    }

    private void CheckManifests()
    {
        using var command = _connection.Command(
            "SELECT id, digest, entry_count, attempt, diagnostics, environment, finished_at, outcome, run_id, started_at, tool FROM run_manifests");
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var (inputs, used) = Read(_inputs, row.GetString(0));
            var (outputs, made) = Read(_outputs, row.GetString(0));
            Compare(
                "manifest",
                row,
                used + made,
                Phrase.Of($$"""{"attempt":{{row.GetInt32(3)}},"diagnostics":{{row.GetString(4)}},"environment":{{row.GetString(5)}},""")
                    + $"\"finishedAt\":\"{row.GetString(6)}\",\"form\":\"kontextual-manifest-1\",\"inputs\":{inputs},\"outcome\":\"{row.GetString(7)}\",\"outputs\":{outputs},"
                    + $"\"runId\":\"{row.GetString(8)}\",\"startedAt\":\"{row.GetString(9)}\",\"tool\":{row.GetString(10)}}}");
        }
    }

    private void Compare(string what, SqliteDataReader row, int entries, string form)
    {
        var (stored, computed) = (row.GetFieldValue<byte[]>(1), SHA256.HashData(Encoding.UTF8.GetBytes(form)));
        if (row.GetInt32(2) != entries)
            _result.Half.Add($"the {what} {row.GetString(0)} has {entries} of {row.GetInt32(2)} entries");
        else if (!stored.AsSpan().SequenceEqual(computed))
            _result.Half.Add($"the {what} {row.GetString(0)} has the digest {Convert.ToHexStringLower(stored)}, but its rows have {Convert.ToHexStringLower(computed)}");
    }

    private static (string Json, int Count) Read(SqliteCommand command, string id)
    {
        command.Parameters[0].Value = id;
        using var row = command.ExecuteReader();
        var entries = new List<string>();
        while (row.Read())
        {
            entries.Add(
                $$"""{"artifactId":{{Text(row, 0)}},"digest":"sha256:{{Convert.ToHexStringLower(row.GetFieldValue<byte[]>(1))}}","path":{{Text(row, 2)}},"""
                + $"\"revision\":{(row.IsDBNull(3) ? "null" : row.GetString(3))},\"uri\":{Text(row, 4)}}}");
        }

        return ($"[{string.Join(',', entries)}]", entries.Count);
    }

    private static string Text(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? "null" : JsonSerializer.Serialize(row.GetString(column), FewestEscapes);
}
