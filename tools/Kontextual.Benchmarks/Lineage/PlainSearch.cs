using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Lineage;

/// <summary>All edges of the lineages of a store, read by plain SQL, and a plain breadth-first search over them.</summary>
internal sealed class PlainSearch
{
    private readonly ILookup<string, LineageEdge> _byFrom;
    private readonly ILookup<string, LineageEdge> _byTo;

    private PlainSearch(List<LineageEdge> edges)
    {
        _byFrom = edges.ToLookup(edge => edge.From, StringComparer.Ordinal);
        _byTo = edges.ToLookup(edge => edge.To, StringComparer.Ordinal);
    }

    public static PlainSearch Over(SqliteConnection connection)
    {
        List<LineageEdge> edges = [];
        Read(
            connection,
            """
            SELECT CASE WHEN e.artifact_id IS NULL THEN 'sha256:' || lower(hex(e.digest)) || ' ' || e.uri ELSE e.artifact_id || '@' || e.revision END, r.id, e.path
            FROM operation_runs r JOIN input_entries e ON e.bundle_id = r.input_bundle_id
            """,
            LineageEdgeKind.Used,
            edges);
        Read(
            connection, "SELECT run_id, artifact_id || '@' || revision, path FROM run_outputs WHERE to_sequence IS NULL", LineageEdgeKind.Produced, edges);
        Read(
            connection,
            """
            SELECT r.producing_run_id, r.artifact_id || '@' || r.number, NULL FROM revisions r WHERE r.producing_run_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM run_outputs o
                WHERE o.run_id = r.producing_run_id AND o.artifact_id = r.artifact_id AND o.revision = r.number AND o.to_sequence IS NULL)
            """,
            LineageEdgeKind.Produced,
            edges);
        return new PlainSearch(edges);
    }

    /// <summary>Returns the nodes with their distances, and the edges, in the order of <see cref="LineageGraph"/>.</summary>
    public (List<(string Key, int Distance)> Nodes, List<LineageEdge> Edges) Search(string start, LineageDirection direction, int depth)
    {
        var distances = new Dictionary<string, int>(StringComparer.Ordinal) { [start] = 0 };
        var edges = new List<LineageEdge>();
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var key))
        {
            if (distances[key] == depth)
                continue;
            foreach (var edge in direction == LineageDirection.Up ? _byTo[key] : _byFrom[key])
            {
                edges.Add(edge);
                var reached = direction == LineageDirection.Up ? edge.From : edge.To;
                if (distances.TryAdd(reached, distances[key] + 1))
                    queue.Enqueue(reached);
            }
        }

        return (
            [.. distances.OrderBy(node => node.Value).ThenBy(node => node.Key, StringComparer.Ordinal).Select(node => (node.Key, node.Value))],
            [
                .. edges.OrderBy(edge => edge.Kind).ThenBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.To, StringComparer.Ordinal)
                    .ThenBy(edge => edge.Label ?? string.Empty, StringComparer.Ordinal),
            ]);
    }

    private static void Read(SqliteConnection connection, string sql, LineageEdgeKind kind, List<LineageEdge> edges)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        while (row.Read())
            edges.Add(new(kind, row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)));
    }
}
