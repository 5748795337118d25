using Kontextual.Benchmarks.Raw;
using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Lineage;

/// <summary>
/// Hand-written recursive statements that return the nodes of a lineage, prepared once. The plain one holds each node once for each distance, so
/// it ends in cycles, too. The other one remembers reached nodes in an SQL function, which plain SQLite does not have.
/// </summary>
internal sealed class RawLineage
{
    private const string First = "first_time";

    // One set for both directions and all starts, because one statement runs at a time.
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);
    private readonly RawStatement[] _plain;
    private readonly RawStatement[] _remembering;

    public RawLineage(SqliteConnection connection)
    {
        connection.CreateFunction(First, (string key) => _reached.Add(key));
        _plain = [New(connection, LineageDirection.Up, false), New(connection, LineageDirection.Down, false)];
        _remembering = [New(connection, LineageDirection.Up, true), New(connection, LineageDirection.Down, true)];
    }

    public List<LineageNode> Read(LineageQuery query, bool remembering)
    {
        _reached.Clear();
        var statement = (remembering ? _remembering : _plain)[(int)query.Direction];
        using var row = statement
            .With(query.Run is null ? 0 : 1, (query.Run?.ToString() ?? query.Artifact.ToString())!, query.Revision, query.MaxDepth, query.MaxCount).Read();
        var nodes = new List<LineageNode>();
        while (row.Read())
            nodes.Add(NodeOf(row));
        return nodes;
    }

    private static LineageNode NodeOf(SqliteDataReader row)
    {
        var distance = row.GetInt32(4);
        return row.GetInt32(0) switch
        {
            0 => new RevisionNode(
                ArtifactId.Parse(row.GetString(1)), row.GetInt32(2), row.GetString(5), row.GetString(6), Digest(row, 7), row.GetBoolean(8), distance),
            1 => new RunNode(RunId.Parse(row.GetString(1)), row.GetString(9), row.GetBoolean(10), distance),
            _ => new ExternalNode(row.GetString(1), Digest(row, 3), distance),
        };
    }

    private static ContentDigest Digest(SqliteDataReader row, int column) => ContentDigest.FromHash(row.GetFieldValue<byte[]>(column));

    private static RawStatement New(SqliteConnection connection, LineageDirection direction, bool remembering)
    {
        var (union, first, isFirst, follows) = remembering
            ? ("UNION ALL", $", {First}({{0}})", ", is_first", "reach.is_first AND ")
            : ("UNION", string.Empty, string.Empty, string.Empty);

        string Term(string row, string key, string from) =>
            $"{union} SELECT {row}, reach.distance + 1{first.Replace("{0}", key, StringComparison.Ordinal)} FROM reach CROSS JOIN {from} AND {follows}reach.distance < $4";

        string[] terms = direction == LineageDirection.Up
            ?
            [
                Term("1, o.run_id, NULL, NULL", "o.run_id",
                    "run_outputs o WHERE reach.kind = 0 AND o.artifact_id = reach.id AND o.revision = reach.number AND o.to_sequence IS NULL"),
                Term("1, r.producing_run_id, NULL, NULL", "r.producing_run_id",
                    "revisions r WHERE reach.kind = 0 AND r.artifact_id = reach.id AND r.number = reach.number AND r.producing_run_id IS NOT NULL"),
                Term(
                    "CASE WHEN e.artifact_id IS NULL THEN 2 ELSE 0 END, coalesce(e.artifact_id, e.uri), e.revision, CASE WHEN e.artifact_id IS NULL THEN e.digest END",
                    "CASE WHEN e.artifact_id IS NULL THEN hex(e.digest) || e.uri ELSE e.artifact_id || e.revision END",
                    "operation_runs r CROSS JOIN input_entries e WHERE reach.kind = 1 AND r.id = reach.id AND e.bundle_id = r.input_bundle_id"),
            ]
            :
            [
                Term("1, r.id, NULL, NULL", "r.id",
                    "input_entries e CROSS JOIN operation_runs r WHERE reach.kind = 0 AND e.artifact_id = reach.id AND e.revision = reach.number AND r.input_bundle_id = e.bundle_id"),
                Term("0, o.artifact_id, o.revision, NULL", "o.artifact_id || o.revision",
                    "run_outputs o WHERE reach.kind = 1 AND o.run_id = reach.id AND o.to_sequence IS NULL"),
                Term("0, r.artifact_id, r.number, NULL", "r.artifact_id || r.number", "revisions r WHERE reach.kind = 1 AND r.producing_run_id = reach.id"),
            ];
        var start = remembering ? $", {First}($2 || coalesce($3, ''))" : string.Empty;
        var nearest = remembering
            ? "SELECT kind, id, number, digest, distance FROM reach WHERE is_first"
            : "SELECT kind, id, number, digest, min(distance) FROM reach GROUP BY kind, id, number, digest";
        return new RawStatement(
            connection,
            $"""
            WITH RECURSIVE reach (kind, id, number, digest, distance{isFirst}) AS (SELECT $1, $2, $3, NULL, 0{start} {string.Join('\n', terms)}),
            nearest (kind, id, number, digest, distance) AS ({nearest})
            SELECT n.kind, n.id, n.number, n.digest, n.distance, v.name, v.type, v.digest, v.is_purged, o.operation, o.is_purged
            FROM nearest n
            LEFT JOIN revisions v ON n.kind = 0 AND v.artifact_id = n.id AND v.number = n.number
            LEFT JOIN operation_runs o ON n.kind = 1 AND o.id = n.id
            ORDER BY n.distance, CASE n.kind WHEN 0 THEN n.id || '@' || n.number WHEN 1 THEN n.id ELSE 'sha256:' || lower(hex(n.digest)) || ' ' || n.id END
            LIMIT $5
            """,
            5);
    }
}
