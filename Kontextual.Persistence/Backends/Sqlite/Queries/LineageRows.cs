using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Kontextual.Persistence.Mapping;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Reads the rows of a lineage's statement. Each is an edge with the node to which it leads; the first row is the start.</summary>
/// <remarks>The values of the recursion are computed, so SQLite does not report their columns, and their forms are checked here.</remarks>
internal sealed class LineageRows(DbDataReader row, LineageColumns columns)
{
    private readonly int _node = row.GetOrdinal("node");
    private readonly int _key = row.GetOrdinal("key");
    private readonly int _origin = row.GetOrdinal("origin");
    private readonly int _edge = row.GetOrdinal("edge");
    private readonly int _label = row.GetOrdinal("label");
    private readonly int _distance = row.GetOrdinal("distance");
    private readonly int _isFirst = row.GetOrdinal("is_first");
    private readonly int _id = row.GetOrdinal("id");
    private readonly int _digest = row.GetOrdinal("digest");
    private readonly int _artifact = row.GetOrdinal("revision_artifact_id");
    private readonly int _number = row.GetOrdinal("revision_number");
    private readonly int _name = row.GetOrdinal("revision_name");
    private readonly int _type = row.GetOrdinal("revision_type");
    private readonly int _revisionDigest = row.GetOrdinal("revision_digest");
    private readonly int _revisionIsPurged = row.GetOrdinal("revision_is_purged");
    private readonly int _run = row.GetOrdinal("run_id");
    private readonly int _operation = row.GetOrdinal("run_operation");
    private readonly int _runIsPurged = row.GetOrdinal("run_is_purged");

    /// <summary>True if the row is the first one that leads to its node.</summary>
    public bool IsFirst => row.GetBoolean(_isFirst);

    /// <summary>The key of the row's node.</summary>
    public string Key => row.IsDBNull(_key) ? throw Invalid(columns.InputUri, null) : row.GetString(_key);

    /// <summary>The key of the node from which the edge comes. Null in the row of the start.</summary>
    public string? Origin => row.IsDBNull(_origin) ? null : row.GetString(_origin);

    /// <summary>Returns the row's node. Only the first row of a node has its columns.</summary>
    public LineageNode Node()
    {
        var distance = row.GetInt32(_distance);
        return row.GetInt32(_node) switch
        {
            LineageStatement.Revision => new RevisionNode(
                new(IdAt(_artifact)),
                row.GetInt32(_number),
                row.GetString(_name),
                row.GetString(_type),
                DigestAt(_revisionDigest),
                row.GetBoolean(_revisionIsPurged),
                distance),
            LineageStatement.Run => new RunNode(new(IdAt(_run)), row.GetString(_operation), row.GetBoolean(_runIsPurged), distance),
            _ => new ExternalNode(TextAt(_id, columns.InputUri, isBlankable: true), DigestAt(_digest), distance),
        };
    }

    /// <summary>Returns the kind of the row's edge and its label.</summary>
    public (LineageEdgeKind Kind, string? Label) Edge()
    {
        var edge = row.GetInt32(_edge);
        return edge == LineageStatement.Named ? (LineageEdgeKind.Produced, null) : ((LineageEdgeKind)edge, LabelOf((LineageEdgeKind)edge));
    }

    private string LabelOf(LineageEdgeKind kind) => kind switch
    {
        LineageEdgeKind.Used => TextAt(_label, columns.InputPath),
        LineageEdgeKind.Produced => TextAt(_label, columns.OutputPath),
        _ => TextAt(_label, columns.LinkType),
    };

    private string TextAt(int ordinal, StoredColumn column, bool isBlankable = false)
    {
        if (row.IsDBNull(ordinal))
            throw Invalid(column, null);
        var text = row.GetString(ordinal);
        var isValid = text.Length == 0 ? isBlankable : column.Form.HoldsText(Encoding.UTF8.GetBytes(text));
        return isValid ? text : throw Invalid(column, text);
    }

    private Guid IdAt(int ordinal) => StoredId.TryParse(row.GetString(ordinal), out var id) ? id : throw new StoredValueException("an id");

    private ContentDigest DigestAt(int ordinal)
    {
        var bytes = row.GetFieldValue<byte[]>(ordinal);
        return bytes.Length == SHA256.HashSizeInBytes
            ? ContentDigest.FromHash(bytes)
            : throw new StoredValueException("a digest of 32 bytes", PlaceOf(columns.InputDigest), FormattableString.Invariant($"{bytes.Length} bytes"));
    }

    private static StoredValueException Invalid(StoredColumn column, string? text) =>
        new("a value of its column", PlaceOf(column), text is null ? "no value" : "another text");

    private static string PlaceOf(StoredColumn column) => $"table {column.Table}, column {column.Name}";
}
