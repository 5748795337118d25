using System.Data.Common;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Rows;
using Kontextual.Persistence.Mapping;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>Reads the identity of a store.</summary>
/// <remarks>Without a query of EF, because translating the first query takes much of the time of the first opening in a process.</remarks>
internal static class IdentityReading
{
    /// <exception cref="StoreCorruptException">The table of identities does not have exactly one row.</exception>
    public static StoreInfo Read(KeptSqliteConnection connection, IModel model)
    {
        var names = new TableNames<StoreInfo>(model);
        using DbCommand command = connection.CreateCommand();
        command.CommandText =
            $"SELECT {names[s => s.Id]}, {names[s => s.FormatVersion]}, {names[s => s.CreatedAt]} FROM \"{names.Table}\" LIMIT 2";
        using var reader = command.ExecuteReader();
        var found = reader.Read() ? InfoOf(reader) : null;
        return found is not null && !reader.Read()
            ? found
            : throw new StoreCorruptException($"table {names.Table}", "it must have exactly one row, the identity of the store");
    }

    // The reader of a kept connection checks the form of each value.
    private static StoreInfo InfoOf(DbDataReader reader) => new()
    {
        Id = IdConverter<StoreId>.Read(reader.GetString(0)),
        FormatVersion = reader.GetInt32(1),
        CreatedAt = TimeConverter.Read(reader.GetString(2)),
    };
}
