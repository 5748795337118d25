using System.Security.Cryptography;
using System.Text;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Backends.Sqlite.Faults;

/// <summary>Every row of every table of a store's file, as any SQLite program reads it.</summary>
internal static class StoreRows
{
    // Beyond it a row stands as its digest: a megabyte in a failed comparison helps nobody.
    private const int Longest = 2_000;

    public static IReadOnlyList<string> Of(string path)
    {
        using var raw = new RawStore(path);
        return [.. raw.Tables.SelectMany(table => OfTable(raw, table))];
    }

    private static IEnumerable<string> OfTable(RawStore raw, string table)
    {
        var values = string.Join(" || '|' || ", raw.Columns(table).Select(column => $"quote(\"{column}\")"));
        return raw.Rows($"SELECT {values} FROM \"{table}\" ORDER BY 1").Select(row => $"{table}: {Shortened(row)}");
    }

    private static string Shortened(string row) =>
        row.Length <= Longest ? row : $"{row[..100]}… {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row)))}";
}
