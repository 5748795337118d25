using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Rows;

/// <summary>Statements by their text, each prepared at its first use.</summary>
internal sealed class RowStatements(sqlite3 database) : IDisposable
{
    private readonly Dictionary<string, RowStatement> _prepared = new(StringComparer.Ordinal);

    /// <summary>Runs a statement with its parameters in order.</summary>
    /// <returns>The number of rows that the statement wrote.</returns>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).Run();

    /// <summary>Returns the whole number in the first column of the first row; null if it is NULL or there is no row.</summary>
    public long? Scalar(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).Scalar();

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
            statement.Dispose();
        _prepared.Clear();
    }

    private RowStatement Bound(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
            _prepared.Add(sql, statement = new RowStatement(database, sql));
        for (int i = 0; i < values.Length; i++)
            statement.Bind(i + 1, values[i]);
        return statement;
    }
}
