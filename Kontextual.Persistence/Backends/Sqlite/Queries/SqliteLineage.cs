using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Rows;
using Kontextual.Persistence.Mapping;
using Kontextual.Persistence.Queries;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Follows a lineage by one recursive statement.</summary>
internal sealed class SqliteLineage(KontextualDbContext db, LineageSteps steps)
{
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<LineageShape, string>> Statements = [];

    private readonly Dictionary<string, LineageNode> _nodes = new(StringComparer.Ordinal);
    private readonly List<LineageEdge> _edges = [];

    public async Task<LineageTrace> RunAsync(CancellationToken cancellationToken)
    {
        var connection = (KeptSqliteConnection)db.Database.GetDbConnection();
        connection.Lineage.Begin(steps.Query.MaxCount);
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = TextOf(db.Model, LineageShape.Of(steps));
            SetParameters(command.Parameters);
            using var rows = await ((DbCommand)command).ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                Add(rows);
            return new(_nodes.Values, _edges);
        }
        finally
        {
            connection.Lineage.Clear();
        }
    }

    private static string TextOf(IModel model, LineageShape shape) =>
        Statements.GetOrCreateValue(model).GetOrAdd(shape, wanted => new LineageStatement(model, wanted).Text());

    private void SetParameters(SqliteParameterCollection parameters)
    {
        var shape = LineageShape.Of(steps);
        parameters.AddWithValue("$depth", steps.Query.MaxDepth);
        if (shape.IsOfRun)
            parameters.AddWithValue("$run", steps.Query.Run.ToString());
        else
            parameters.AddWithValue("$artifact", steps.Query.Artifact.ToString());
        if (!shape.IsOfRun)
            parameters.AddWithValue("$revision", (object?)steps.Query.Revision ?? DBNull.Value);
        if (shape.IsPast)
            parameters.AddWithValue("$sequence", steps.Sequence);
        if (shape.FollowsRelationships)
            parameters.AddWithValue("$types", JsonSerializer.Serialize(steps.Types));
    }

    private void Add(DbDataReader row)
    {
        var key = row.IsDBNull(row.GetOrdinal("key")) ? TextOf<InputEntry>(row, "key", entry => entry.Uri) : row.GetString(row.GetOrdinal("key"));
        var distance = row.GetInt32(row.GetOrdinal("distance"));

        // The rows come in the order of the queue. One node beyond the limit shows that there are more, and all later ones are left out.
        if (row.GetBoolean(row.GetOrdinal("is_first")) && _nodes.Count <= steps.Query.MaxCount)
            _nodes.Add(key, NodeOf(row, distance));
        if (row.IsDBNull(row.GetOrdinal("origin")) || !_nodes.ContainsKey(key))
            return;
        var (edge, origin) = (row.GetInt32(row.GetOrdinal("edge")), row.GetString(row.GetOrdinal("origin")));
        var (kind, label) = edge == LineageStatement.Named ? (LineageEdgeKind.Produced, null) : ((LineageEdgeKind)edge, LabelOf(row, (LineageEdgeKind)edge));
        var (from, to) = steps.Query.Direction == LineageDirection.Up ? (key, origin) : (origin, key);
        _edges.Add(new(kind, from, to, label));
    }

    private string LabelOf(DbDataReader row, LineageEdgeKind kind) => kind switch
    {
        LineageEdgeKind.Used => TextOf<InputEntry>(row, "label", entry => entry.Path),
        LineageEdgeKind.Produced => TextOf<RunOutput>(row, "label", output => output.Path),
        _ => TextOf<Relationship>(row, "label", link => link.Type),
    };

    // The values of the recursion are computed, so SQLite does not report their columns, and their forms are checked here.
    private string TextOf<T>(DbDataReader row, string name, Expression<Func<T, object?>> property, bool isBlankable = false)
    {
        var names = new TableNames<T>(db.Model);
        var (table, column, ordinal) = (names.Table, names[property], row.GetOrdinal(name));
        var text = row.IsDBNull(ordinal) ? null : row.GetString(ordinal);
        var isValid = text is "" ? isBlankable : text is not null && IsOfForm(table, column, text);
        return isValid ? text! : throw new StoredValueException("a value of its column", $"table {table}, column {column}", text is null ? "no value" : "another text");
    }

    private bool IsOfForm(string table, string column, string text) =>
        !StoredColumns.Of(db.Model).TryFind(table, column, out var stored) || stored.Form.HoldsText(Encoding.UTF8.GetBytes(text));

    private LineageNode NodeOf(DbDataReader row, int distance) => row.GetInt32(row.GetOrdinal("node")) switch
    {
        LineageStatement.Revision => new RevisionNode(
            new(IdOf(row, "revision_artifact_id")),
            row.GetInt32(row.GetOrdinal("revision_number")),
            row.GetString(row.GetOrdinal("revision_name")),
            row.GetString(row.GetOrdinal("revision_type")),
            DigestOf(row, "revision_digest"),
            row.GetBoolean(row.GetOrdinal("revision_is_purged")),
            distance),
        LineageStatement.Run => new RunNode(
            new(IdOf(row, "run_id")), row.GetString(row.GetOrdinal("run_operation")), row.GetBoolean(row.GetOrdinal("run_is_purged")), distance),
        _ => new ExternalNode(TextOf<InputEntry>(row, "id", entry => entry.Uri, isBlankable: true), DigestOf(row, "digest"), distance),
    };

    private static Guid IdOf(DbDataReader row, string column) =>
        StoredId.TryParse(row.GetString(row.GetOrdinal(column)), out var id) ? id : throw new StoredValueException("an id");

    private static ContentDigest DigestOf(DbDataReader row, string column)
    {
        var bytes = row.GetFieldValue<byte[]>(row.GetOrdinal(column));
        return bytes.Length == SHA256.HashSizeInBytes
            ? ContentDigest.FromHash(bytes)
            : throw new StoredValueException("a digest of 32 bytes", $"table input_entries, column {column}", FormattableString.Invariant($"{bytes.Length} bytes"));
    }
}
