using Kontextual.Persistence.Backends.Sqlite.Rows;
using Kontextual.Persistence.Mapping;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>A prepared command, and the columns of the model that its results come from.</summary>
internal sealed class KeptStatement(SqliteCommand command)
{
    private ResultColumns? _results;

    public SqliteCommand Command => command;

    /// <summary>Returns a reader for the results of the command that checks each value.</summary>
    public CheckedReader Check(SqliteDataReader reader, StoredColumns known) =>
        new(reader, _results ??= new ResultColumns(reader.Handle!, known));
}
