using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Lineage;

/// <summary>Chooses random runs and revisions from which lineages start.</summary>
internal static class LineageStarts
{
    /// <summary>Returns the lineages of the chosen runs and revisions, each up and down.</summary>
    public static IReadOnlyList<LineageQuery> Choose(SqliteConnection connection, int count, int depth, int seed)
    {
        var random = new Random(seed);
        string[] runs = [.. Read(connection, $"SELECT id FROM operation_runs WHERE operation = '{LineageStore.Operation}' ORDER BY id")];
        string[] artifacts = [.. Read(connection, "SELECT artifact_id FROM run_outputs UNION SELECT artifact_id FROM input_entries WHERE artifact_id IS NOT NULL ORDER BY 1")];
        var queries = new List<LineageQuery>();
        for (var i = 0; i < count; i++)
        {
            var start = new LineageQuery { MaxDepth = depth, MaxCount = LineageQuery.CountLimit };
            start = i % 2 == 0
                ? start with { Run = RunId.Parse(runs[random.Next(runs.Length)]) }
                : start with { Artifact = ArtifactId.Parse(artifacts[random.Next(artifacts.Length)]), Revision = 1 };
            queries.Add(start with { Direction = LineageDirection.Up });
            queries.Add(start with { Direction = LineageDirection.Down });
        }

        return queries;
    }

    private static IEnumerable<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        while (row.Read())
            yield return row.GetString(0);
    }
}
