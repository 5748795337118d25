using Kontextual.Benchmarks.Raw;
using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Floor;

/// <summary>All statements on the leanest schema. Each is prepared when it is first used.</summary>
internal sealed class FloorStatements(SqliteConnection connection)
{
    private const string ArtifactColumns =
        "r.artifact, r.collection, r.name, r.type, r.media_type, r.number, r.digest, r.size, r.metadata, r.provenance, r.created, r.updated, r.kind, r.key, r.content";

    private const string ChangeColumns =
        "c.sequence, c.tx, c.entity_kind, c.entity, c.kind, c.version, c.old, c.new, c.actor, c.run, c.attempt, c.reason, c.trace, c.time, c.state, c.salt, c.commitment, c.hash";

    private const string IsLive = "r.until IS NULL AND r.kind <> 2";

    public RawStatement Begin => field ??= New("BEGIN IMMEDIATE", 0);

    public RawStatement Commit => field ??= New("COMMIT", 0);

    public RawStatement Rollback => field ??= New("ROLLBACK", 0);

    public RawStatement LastChange => field ??= New("SELECT sequence, hash, time FROM changes ORDER BY sequence DESC LIMIT 1", 0);

    public RawStatement LiveCollection => field ??= New("SELECT 1 FROM collections WHERE id = $1 AND deleted IS NULL", 1);

    public RawStatement InsertContent => field ??= New(
        "INSERT INTO contents (key, digest, text) VALUES ($1, $2, $3) ON CONFLICT (digest) DO NOTHING", 3);

    public RawStatement ContentKey => field ??= New("SELECT key FROM contents WHERE digest = $1", 1);

    public RawStatement InsertRevision => field ??= New(
        """
        INSERT INTO revisions (key, artifact, number, kind, collection, name, type, media_type, content, digest, size, metadata, provenance,
            created, updated, message, purged)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '', 0)
        """,
        15);

    public RawStatement EndRevision => field ??= New("UPDATE revisions SET until = $2 WHERE key = $1", 2);

    public RawStatement InsertChange => field ??= New(
        """
        INSERT INTO changes (sequence, first, tx, entity_kind, entity, kind, version, old, new, time, state, salt, commitment, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """,
        14);

    public RawStatement InsertLink => field ??= New(
        """
        INSERT INTO relationships (key, id, source, target, type, metadata, provenance, version, created, updated, purged)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8, 0)
        """,
        8);

    public RawStatement LiveLinks => field ??= New(
        """
        SELECT id FROM relationships WHERE source = $1 AND until IS NULL
        UNION SELECT id FROM relationships WHERE target = $1 AND until IS NULL
        """,
        1);

    public RawStatement HolderOfEnds => field ??= New(
        "SELECT id FROM relationships WHERE source = $1 AND target = $2 AND type = $3 AND until IS NULL", 3);

    public RawStatement Head => field ??= New(
        $"SELECT {ArtifactColumns} FROM revisions r WHERE r.artifact = $1 ORDER BY r.number DESC LIMIT 1", 1);

    public RawStatement HeadKind => field ??= New("SELECT kind FROM revisions WHERE artifact = $1 ORDER BY number DESC LIMIT 1", 1);

    public RawStatement ByName => field ??= New(
        $"SELECT {ArtifactColumns} FROM revisions r WHERE r.collection = $1 AND r.name = $2 AND {IsLive}", 2);

    public RawStatement HeadWithText => field ??= New(
        $"""
        SELECT {ArtifactColumns}, t.text FROM revisions r CROSS JOIN contents t ON t.key = r.content
        WHERE r.artifact = $1 ORDER BY r.number DESC LIMIT 1
        """,
        1);

    public RawStatement FirstPage => field ??= New(
        $"SELECT {ArtifactColumns} FROM revisions r WHERE r.collection = $1 AND {IsLive} ORDER BY r.name LIMIT $2", 2);

    public RawStatement NextPage => field ??= New(
        $"SELECT {ArtifactColumns} FROM revisions r WHERE r.collection = $1 AND r.name > $3 AND {IsLive} ORDER BY r.name LIMIT $2", 3);

    public RawStatement History => field ??= New(
        $"""
        SELECT {ArtifactColumns}, r.run, r.message, r.until, r.purged, {ChangeColumns}
        FROM revisions r CROSS JOIN changes c ON c.sequence = r.key WHERE r.artifact = $1 ORDER BY r.number LIMIT $2
        """,
        2);

    /// <summary>A sequence inside a transaction means the last one before that transaction.</summary>
    public RawStatement AsOf => field ??= New(
        $"""
        SELECT {ArtifactColumns} FROM revisions r WHERE r.artifact = $1 AND r.key <= (
            SELECT CASE WHEN EXISTS (SELECT 1 FROM changes n WHERE n.sequence = c.sequence + 1 AND n.first = c.first)
                THEN c.first - 1 ELSE c.sequence END
            FROM changes c WHERE c.sequence <= $2 ORDER BY c.sequence DESC LIMIT 1)
        ORDER BY r.number DESC LIMIT 1
        """,
        2);

    public RawStatement ChangesFrom => field ??= New(
        $"SELECT {ChangeColumns} FROM changes c WHERE c.sequence >= $1 ORDER BY c.sequence LIMIT $2", 2);

    /// <summary>The recursion holds each artifact once for each distance, so it ends in cycles, too.</summary>
    public RawStatement Traverse => field ??= New(
        $"""
        WITH RECURSIVE reach (id, distance) AS (
            SELECT $1, 0
            UNION
            SELECT l.target, reach.distance + 1 FROM reach CROSS JOIN relationships l
            WHERE l.source = reach.id AND l.until IS NULL AND reach.distance < $2),
        nearest (id, distance) AS (SELECT id, min(distance) FROM reach GROUP BY id)
        SELECT {ArtifactColumns}, n.distance
        FROM nearest n CROSS JOIN revisions r ON r.key = (SELECT key FROM revisions WHERE artifact = n.id ORDER BY number DESC LIMIT 1)
        WHERE n.distance > 0 ORDER BY n.distance, n.id LIMIT $3
        """,
        3);

    private RawStatement New(string sql, int parameters) => new(connection, sql, parameters);
}
