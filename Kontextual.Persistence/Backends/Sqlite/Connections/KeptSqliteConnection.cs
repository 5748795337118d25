using System.Data;
using Kontextual.Persistence.Mapping;
using Kontextual.Persistence.Queries;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>A connection that keeps its prepared statements by their text, so that EF's commands are not prepared again each time.</summary>
/// <remarks>Preparing a statement costs more than running it for one row. The connection is for one thread at a time.</remarks>
/// <param name="location">The path of the store.</param>
/// <param name="connectionString">The connection string. It can name the store by a URI.</param>
internal sealed class KeptSqliteConnection(string location, string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>
    /// The maximum number of kept statements. Filters and groups of queries lead to any number of texts, so another statement makes room for one
    /// that was used just now.
    /// </summary>
    private const int MaxKept = 256;

    /// <summary>
    /// The name of an SQL function of an id and a distance. It is true at the first call with the id after <see cref="Visited"/> was cleared.
    /// </summary>
    /// <remarks>A recursive query cannot read its own result, so it would follow a cycle until it reaches the maximum depth.</remarks>
    public const string FirstVisit = "first_visit";

    private readonly Dictionary<string, KeptStatement> _kept = new(StringComparer.Ordinal);
    private StoredTexts? _texts;

    /// <summary>The path of the store.</summary>
    public string Location { get; } = location;

    /// <summary>The ids that the running traversal has reached, with their distances; see <see cref="FirstVisit"/>.</summary>
    public Dictionary<string, int> Visited { get; } = new(StringComparer.Ordinal);

    /// <summary>The nodes of the running lineage.</summary>
    public LineageVisits Lineage { get; } = new();

    /// <summary>The columns of the model, whose values are checked when they are read; null until the model is known.</summary>
    public StoredColumns? Columns { get; set; }

    /// <summary>Ends a running search in texts when it is cancelled. Set by the code that runs the query.</summary>
    public CancellationToken Ending { get; set; }

    /// <summary>True after a read of this connection failed in the operating system. Set by the code that detects it.</summary>
    public bool HasFailedRead { get; set; }

    /// <inheritdoc/>
    public override void Open()
    {
        base.Open();
        CreateFunction(FirstVisit, (string? id, int distance) => Visit(id, distance));
        CreateFunction(LineageVisits.Reach, (string? key) => Lineage.IsFirst(key));
        CreateFunction(LineageVisits.Follow, (string? key) => Lineage.IsFollowed(key));
        CreateFunction(MetadataMatch.Function, (string? metadata, string filters) => MetadataMatch.Holds(metadata, filters), isDeterministic: true);
        CreateFunction(MetadataSort.Function, (string? metadata, string order) => MetadataSort.Key(metadata, order), isDeterministic: true);
        CreateFunction(MetadataValues.Function, (string? metadata, string facet) => MetadataValues.At(metadata, facet), isDeterministic: true);
        CreateFunction(TextMatch.Function, (byte[]? digest, string search) => TextMatches(digest, search));
    }

    /// <summary>Returns the text of a content that searches read, see <see cref="StoredTexts"/>; null if there is none.</summary>
    public string? TextOf(byte[] digest) => Texts.TextOf(digest);

    /// <summary>True when the running traversal has found an end of a relationship that is not an id.</summary>
    public bool HasMetBadId { get; set; }

    // The caller would get an exception as an error of SQLite, so a flag is set instead.
    private bool Visit(string? id, int distance)
    {
        if (StoredId.TryParse(id, out _))
            return Visited.TryAdd(id, distance);
        HasMetBadId = true;
        return false;
    }

    /// <inheritdoc/>
    public override SqliteCommand CreateCommand() => new KeptSqliteCommand(this) { CommandTimeout = DefaultTimeout, Transaction = Transaction };

    /// <summary>Returns the prepared command of a text, without parameters, for one caller until it gives the command back.</summary>
    public KeptStatement Take(string text)
    {
        if (!_kept.Remove(text, out var statement))
            return new KeptStatement(new SqliteCommand(text, this) { CommandTimeout = DefaultTimeout });
        statement.Command.Parameters.Clear();
        return statement;
    }

    /// <summary>Takes a command back, and keeps it for the next caller.</summary>
    public void GiveBack(KeptStatement statement)
    {
        if (State != ConnectionState.Open || !_kept.TryAdd(statement.Command.CommandText, statement))
        {
            statement.Command.Dispose();
            return;
        }

        if (_kept.Count > MaxKept)
            DropAnother(statement.Command.CommandText);
    }

    /// <inheritdoc/>
    public override void Close()
    {
        foreach (var statement in _kept.Values)
            statement.Command.Dispose();
        _kept.Clear();
        _texts?.Dispose();
        _texts = null;
        base.Close();
    }

    // Most connections never search, and a store can be opened before it has tables.
    private StoredTexts Texts => _texts ??= new StoredTexts(Handle!);

    private bool TextMatches(byte[]? digest, string search)
    {
        // SQLite would ask for the end of a statement only between rows that it returns, and a search can read many texts for one row.
        if (Ending.IsCancellationRequested)
            throw new SqliteException("The search was cancelled.", SqliteErrors.Interrupted);
        return digest is not null && Texts.Matches(digest, search);
    }

    private void DropAnother(string text)
    {
        var other = _kept.Keys.First(kept => kept != text);
        _kept.Remove(other, out var dropped);
        dropped!.Command.Dispose();
    }
}
