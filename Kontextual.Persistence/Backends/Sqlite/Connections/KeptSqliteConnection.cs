using System.Data;
using Kontextual.Persistence.Mapping;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>A connection that keeps its prepared statements by their text, so that EF's commands need not be prepared anew each time.</summary>
/// <remarks>Preparing a statement costs more than running it for a row. For one thread at a time, like every SQLite connection here.</remarks>
internal sealed class KeptSqliteConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>More texts than the library has; beyond it, texts made of varying lists are not kept.</summary>
    private const int MaxKept = 256;

    /// <summary>The SQL function of an id and a distance that is true the first time it is given the id since <see cref="Visited"/> was cleared.</summary>
    /// <remarks>A recursive query cannot ask what it has found already, and would follow a cycle round and round to its depth.</remarks>
    public const string FirstVisit = "first_visit";

    private readonly Dictionary<string, KeptStatement> _kept = new(StringComparer.Ordinal);

    /// <summary>What the traversal under way has reached, and how far away each is; see <see cref="FirstVisit"/>.</summary>
    public Dictionary<string, int> Visited { get; } = new(StringComparer.Ordinal);

    /// <summary>The columns of the model, whose values are checked as they are read; null until the model is known.</summary>
    public StoredColumns? Columns { get; set; }

    /// <summary>True when the operating system failed a read of this connection; set by whoever finds out.</summary>
    public bool HasFailedRead { get; set; }

    /// <inheritdoc/>
    public override void Open()
    {
        base.Open();
        CreateFunction(FirstVisit, (string? id, int distance) => Visit(id, distance));
    }

    /// <summary>True when the traversal under way has met an end that is no id.</summary>
    public bool HasMetBadId { get; set; }

    // An exception would be SQLite's for whoever called it.
    private bool Visit(string? id, int distance)
    {
        if (id is { Length: 36 } && Guid.TryParseExact(id, "D", out _) && !id.AsSpan().ContainsAnyInRange('A', 'F'))
            return Visited.TryAdd(id, distance);
        HasMetBadId = true;
        return false;
    }

    /// <inheritdoc/>
    public override SqliteCommand CreateCommand() => new KeptSqliteCommand(this) { CommandTimeout = DefaultTimeout, Transaction = Transaction };

    /// <summary>The prepared command of a text without parameters' values, for one caller until it gives it back.</summary>
    public KeptStatement Take(string text)
    {
        if (!_kept.Remove(text, out var statement))
            return new KeptStatement(new SqliteCommand(text, this) { CommandTimeout = DefaultTimeout });
        statement.Command.Parameters.Clear();
        return statement;
    }

    /// <summary>Keeps a command for the next caller.</summary>
    public void GiveBack(KeptStatement statement)
    {
        if (State != ConnectionState.Open || _kept.Count >= MaxKept || !_kept.TryAdd(statement.Command.CommandText, statement))
            statement.Command.Dispose();
    }

    /// <inheritdoc/>
    public override void Close()
    {
        foreach (var statement in _kept.Values)
            statement.Command.Dispose();
        _kept.Clear();
        base.Close();
    }
}
