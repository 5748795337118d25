using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Raw;

/// <summary>The statements for relationships, the past and the change feed. Each is prepared when it is first used.</summary>
internal sealed class RawLinkStatements(SqliteConnection connection)
{
    private const string ChangeColumns =
        "sequence, transaction_id, entity_kind, entity_id, kind, entity_version, old_digest, new_digest, actor, run_id, attempt, reason, trace_id, time, state, salt, commitment, hash";

    public RawStatement LiveArtifact => field ??= New("SELECT 1 FROM artifacts WHERE id = $1 AND deleted_at IS NULL", 1);

    public RawStatement HolderOfEnds => field ??= New(
        "SELECT id FROM relationships WHERE source_id = $1 AND target_id = $2 AND type = $3 AND to_sequence IS NULL", 3);

    public RawStatement LiveLinks => field ??= New(
        """
        SELECT id FROM relationships WHERE source_id = $1 AND to_sequence IS NULL
        UNION SELECT id FROM relationships WHERE target_id = $1 AND to_sequence IS NULL
        """,
        1);

    public RawStatement InsertLink => field ??= New(
        """
        INSERT INTO relationships (id, source_id, target_id, type, metadata, provenance, version, created_at, updated_at, from_sequence,
            is_purged)
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7, $8, 0)
        """,
        8);

    /// <summary>The recursion holds each artifact once for each distance, so it ends in cycles, too.</summary>
    public RawStatement Traverse => field ??= New(
        """
        WITH RECURSIVE reach (id, distance) AS (
            SELECT $1, 0
            UNION
            SELECT r.target_id, reach.distance + 1 FROM reach CROSS JOIN relationships r
            WHERE r.source_id = reach.id AND r.to_sequence IS NULL AND reach.distance < $2),
        nearest (id, distance) AS (SELECT id, min(distance) FROM reach GROUP BY id)
        SELECT a.id, a.collection_id, a.name, a.type, a.media_type, a.head_revision, a.digest, a.size, a.metadata, a.provenance,
            a.created_at, a.updated_at, n.distance
        FROM nearest n CROSS JOIN artifacts a ON a.id = n.id
        WHERE n.distance > 0 ORDER BY n.distance, n.id LIMIT $3
        """,
        3);

    /// <summary>A sequence inside a transaction means the last one before that transaction.</summary>
    public RawStatement ArtifactAsOf => field ??= New(
        """
        SELECT r.artifact_id, r.collection_id, r.name, r.type, r.media_type, r.number, r.digest, r.size, r.metadata, r.provenance,
            a.created_at, r.created_at
        FROM revisions r JOIN artifacts a ON a.id = r.artifact_id
        WHERE r.artifact_id = $1 AND r.from_sequence <= (
            SELECT CASE WHEN EXISTS (SELECT 1 FROM change_records n WHERE n.sequence = c.sequence + 1 AND n.transaction_id = c.transaction_id)
                THEN (SELECT min(f.sequence) FROM change_records f WHERE f.transaction_id = c.transaction_id) - 1 ELSE c.sequence END
            FROM change_records c WHERE c.sequence <= $2 ORDER BY c.sequence DESC LIMIT 1)
        ORDER BY r.from_sequence DESC LIMIT 1
        """,
        2);

    public RawStatement ChangesFrom => field ??= New(
        $"SELECT {ChangeColumns} FROM change_records WHERE sequence >= $1 ORDER BY sequence LIMIT $2", 2);

    private RawStatement New(string sql, int parameters) => new(connection, sql, parameters);
}
