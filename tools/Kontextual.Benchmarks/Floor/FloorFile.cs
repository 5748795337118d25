using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Floor;

/// <summary>Makes a file of the leanest schema that contains the same facts as a store.</summary>
internal static class FloorFile
{
    /// <summary>Distinguishes these files from stores: "FLOR".</summary>
    public const long ApplicationId = 0x464C4F52;

    // The page size of a store. docs/performance.md compares it with other sizes.
    private const int PageSize = 8192;

    private static readonly string Contents =
        """
        INSERT INTO contents
        SELECT min(r.from_sequence), c.digest, c.text FROM store.contents c JOIN store.revisions r ON r.digest = c.digest
        GROUP BY c.digest ORDER BY 1
        """;

    private static readonly string Collections =
        $"""
        INSERT INTO collections (id, name, description, metadata, version, created, updated, deleted)
        SELECT {Id("id")}, name, description, metadata, version, {Time("created_at")}, {Time("updated_at")}, {Time("deleted_at")}
        FROM store.collections ORDER BY id
        """;

    private static readonly string Revisions =
        $"""
        INSERT INTO revisions
        SELECT r.from_sequence, {Id("r.artifact_id")}, r.number, {Word<RevisionKind>("r.kind")}, {Id("r.collection_id")}, r.name, r.type,
            r.media_type, c.key, r.digest, r.size, r.metadata, r.provenance, {Time("a.created_at")}, {Time("r.created_at")},
            {Id("r.producing_run_id")}, r.message, r.to_sequence, r.is_purged
        FROM store.revisions r JOIN store.artifacts a ON a.id = r.artifact_id JOIN contents c ON c.digest = r.digest
        ORDER BY r.from_sequence
        """;

    private static readonly string Changes =
        $"""
        INSERT INTO changes
        SELECT sequence, min(sequence) OVER (PARTITION BY transaction_id), {Id("transaction_id")}, {Word<EntityKind>("entity_kind")},
            {Id("entity_id")}, {Word<ChangeKind>("kind")}, entity_version, old_digest, new_digest, actor, {Id("run_id")}, attempt, reason,
            trace_id, {Time("time")}, state, salt, commitment, hash
        FROM store.change_records ORDER BY sequence
        """;

    private static readonly string Relationships =
        $"""
        INSERT INTO relationships
        SELECT from_sequence, {Id("id")}, {Id("source_id")}, {Id("target_id")}, type, metadata, provenance, version, {Time("created_at")},
            {Time("updated_at")}, to_sequence, is_purged
        FROM store.relationships ORDER BY from_sequence
        """;

    /// <summary>Makes the file from a closed store.</summary>
    public static void Make(string store, string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        Run(connection, $"PRAGMA page_size = {PageSize}; PRAGMA journal_mode = wal; PRAGMA application_id = {ApplicationId}; PRAGMA synchronous = 1");
        Run(connection, "ATTACH $1 AS store", store);
        using (var transaction = connection.BeginTransaction())
        {
            foreach (var statement in new[] { FloorSchema.Tables, Collections, Contents, Revisions, Changes, Relationships })
                Run(connection, statement);
            transaction.Commit();
        }

        Run(connection, "PRAGMA main.wal_checkpoint(TRUNCATE)");
    }

    private static string Id(string column) => $"unhex(replace({column}, '-', ''))";

    // Microseconds since 1970.
    private static string Time(string column) =>
        $"CAST(strftime('%s', {column}) AS INTEGER) * 1000000 + CAST(substr({column}, 21, 6) AS INTEGER)";

    private static string Word<T>(string column)
        where T : struct, Enum =>
        $"CASE {column} {string.Join(' ', Enum.GetValues<T>().Select(value => $"WHEN '{value}' THEN {Convert.ToInt32(value, null)}"))} END";

    private static void Run(SqliteConnection connection, string sql, string? value = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        if (value is not null)
            command.Parameters.AddWithValue("$1", value);
        command.ExecuteNonQuery();
    }
}
