using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Kontextual.Torture;

/// <summary>
/// Opens connections of plain SQLite without the product, so that the file itself is checked. SQLite itself closes the file. If
/// <c>System.IO</c> closed it, the locks of all other connections of this process would be cancelled.
/// </summary>
internal static class PlainConnection
{
    public static SqliteConnection OpenToRead(string path) => Open(path, SqliteOpenMode.ReadOnly);

    public static SqliteConnection OpenToWrite(string path) => Open(path, SqliteOpenMode.ReadWriteCreate);

    public static SqliteCommand Command(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }

    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.Command(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>Reads rows. The values of each row are joined with a vertical bar.</summary>
    public static List<string> Rows(this SqliteConnection connection, string sql, int most = 20)
    {
        using var command = connection.Command(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (rows.Count < most && reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return rows;
    }

    public static long Number(this SqliteConnection connection, string sql)
    {
        using var command = connection.Command(sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var builder = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 };
        var connection = new SqliteConnection(builder.ConnectionString);
        connection.Open();
        connection.Execute("PRAGMA busy_timeout = 30000");
        return connection;
    }
}
