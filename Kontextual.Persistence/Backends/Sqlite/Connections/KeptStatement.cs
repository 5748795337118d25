using Kontextual.Persistence.Backends.Sqlite.Rows;
using Kontextual.Persistence.Mapping;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>A prepared command, and which columns of the model its results come from.</summary>
internal sealed class KeptStatement(SqliteCommand command)
{
    private ResultColumns? _results;

    public SqliteCommand Command => command;

    /// <summary>Reads what the command gives, and checks each value.</summary>
    public CheckedReader Check(SqliteDataReader reader, StoredColumns known) =>
        new(reader, _results ??= new ResultColumns(reader.Handle!, known));
}
