using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Benchmarks.Verifying;

/// <summary>A hand-written loop that reads and hashes the same bytes as a verification, and compares nothing.</summary>
/// <remarks>
/// It runs SQLite's own checks, reads each value of each table once, hashes the text of each content and the values of each change record, and of each revision, for which a
/// verification computes a commitment and a hash.
/// </remarks>
internal sealed class HandWrittenPass(string path)
{
    private static readonly string[] Hashed = ["contents", "change_records", "revisions"];

    /// <summary>Runs the loop.</summary>
    /// <param name="withOwnChecks">Whether SQLite's own checks run as well.</param>
    /// <returns>The number of bytes that were read.</returns>
    public long Run(bool withOwnChecks)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var begin = new SqliteCommand("BEGIN", connection);
        begin.ExecuteNonQuery();
        foreach (var check in withOwnChecks ? new[] { "PRAGMA integrity_check", "PRAGMA foreign_key_check" } : [])
        {
            using var command = new SqliteCommand(check, connection);
            command.ExecuteNonQuery();
        }

        return Tables(connection).Sum(table => Read(connection, table));
    }

    private static List<string> Tables(SqliteConnection connection)
    {
        using var command = new SqliteCommand("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'", connection);
        using var reader = command.ExecuteReader();
        var all = new List<string>();
        while (reader.Read())
            all.Add(reader.GetString(0));
        return all;
    }

    private static long Read(SqliteConnection connection, string table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        var isHashed = Hashed.Contains(table);
        raw.sqlite3_prepare_v2(connection.Handle, $"SELECT * FROM \"{table}\"", out var statement);
        using var disposed = statement;
        var columns = raw.sqlite3_column_count(statement);
        var bytes = 0L;
        while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
        {
            for (var i = 0; i < columns; i++)
            {
                var value = raw.sqlite3_column_blob(statement, i);
                bytes += value.Length;
                if (isHashed)
                    hash.AppendData(value);
            }

            if (isHashed)
                hash.GetHashAndReset(digest);
        }

        return bytes;
    }
}
