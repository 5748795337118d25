using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Backends.Sqlite.Faults;

/// <summary>Every row of every table of a store's file, as any SQLite program reads it.</summary>
internal static class StoreRows
{
    public static IReadOnlyList<string> Of(string path)
    {
        using var raw = new RawStore(path);
        return [.. raw.Tables.SelectMany(table => OfTable(raw, table))];
    }

    private static IEnumerable<string> OfTable(RawStore raw, string table)
    {
        var values = string.Join(" || '|' || ", raw.Columns(table).Select(column => $"quote(\"{column}\")"));
        return raw.Rows($"SELECT {values} FROM \"{table}\" ORDER BY 1").Select(row => $"{table}: {row}");
    }
}
