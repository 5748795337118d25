namespace Kontextual.Tests.Schema;

/// <summary>A foreign key as the file declares it.</summary>
internal sealed record ForeignKeys(string Table, string Parent, IReadOnlyList<string> Columns)
{
    public static IReadOnlyList<ForeignKeys> Of(RawStore store) =>
    [
        .. store.Tables.SelectMany(table => store
            .Rows($"SELECT id, \"table\", \"from\" FROM pragma_foreign_key_list('{table}') ORDER BY id, seq")
            .Select(row => row.Split('|'))
            .GroupBy(row => (Id: row[0], Parent: row[1]))
            .Select(rows => new ForeignKeys(table, rows.Key.Parent, [.. rows.Select(row => row[2])]))),
    ];
}
