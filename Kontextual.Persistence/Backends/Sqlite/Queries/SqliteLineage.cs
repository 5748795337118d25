using System.Data.Common;
using System.Text.Json;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Queries;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Follows a lineage by one recursive statement.</summary>
internal sealed class SqliteLineage(KontextualDbContext db, LineageSteps steps)
{
    private readonly Dictionary<string, LineageNode> _nodes = new(StringComparer.Ordinal);
    private readonly List<LineageEdge> _edges = [];

    public async Task<LineageTrace> RunAsync(CancellationToken cancellationToken)
    {
        var connection = (KeptSqliteConnection)db.Database.GetDbConnection();
        var columns = LineageColumns.Of(db.Model);
        var shape = LineageShape.Of(steps);
        connection.Lineage.Begin(steps.Query.MaxCount);
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = columns.Statement(shape);
            SetParameters(shape, command.Parameters);
            using var reader = await ((DbCommand)command).ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            var rows = new LineageRows(reader, columns);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                Add(rows);
            return new(_nodes.Values, _edges);
        }
        finally
        {
            connection.Lineage.Clear();
        }
    }

    private void SetParameters(LineageShape shape, SqliteParameterCollection parameters)
    {
        parameters.AddWithValue("$depth", steps.Query.MaxDepth);
        if (shape.IsOfRun)
        {
            parameters.AddWithValue("$run", steps.Query.Run.ToString());
        }
        else
        {
            parameters.AddWithValue("$artifact", steps.Query.Artifact.ToString());
            parameters.AddWithValue("$revision", (object?)steps.Query.Revision ?? DBNull.Value);
        }

        if (shape.IsPast)
            parameters.AddWithValue("$sequence", steps.Sequence);
        if (shape.FollowsRelationships)
            parameters.AddWithValue("$types", JsonSerializer.Serialize(steps.Types));
    }

    private void Add(LineageRows row)
    {
        var key = row.Key;

        // The rows come in the order of the queue. One node beyond the limit shows that there are more, and all later ones are left out.
        if (row.IsFirst && _nodes.Count <= steps.Query.MaxCount)
            _nodes.Add(key, row.Node());
        if (row.Origin is not { } origin || !_nodes.ContainsKey(key))
            return;
        var (kind, label) = row.Edge();
        var (from, to) = steps.Query.Direction == LineageDirection.Up ? (key, origin) : (origin, key);
        _edges.Add(new(kind, from, to, label));
    }
}
