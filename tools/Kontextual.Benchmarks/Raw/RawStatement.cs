using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Raw;

/// <summary>A statement that is prepared once and executed with new values. Its parameters are $1, $2 … in order.</summary>
internal sealed class RawStatement
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter[] _parameters;

    public RawStatement(SqliteConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        _parameters = new SqliteParameter[parameters];
        for (var i = 0; i < parameters; i++)
        {
            _parameters[i] = new SqliteParameter { ParameterName = $"${i + 1}" };
            _command.Parameters.Add(_parameters[i]);
        }

        _command.Prepare();
    }

    public RawStatement With(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < _parameters.Length; i++)
            _parameters[i].Value = values[i] ?? DBNull.Value;
        return this;
    }

    public int Run() => _command.ExecuteNonQuery();

    public object? Scalar() => _command.ExecuteScalar();

    public SqliteDataReader Read() => _command.ExecuteReader();
}
