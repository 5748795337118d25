namespace Kontextual.Persistence.Verification;

/// <summary>The place of a finding, see <see cref="Finding"/>.</summary>
internal sealed record FindingPlace(string? Table, string? Row = null, string? Column = null)
{
    private const string TableWord = "table ";
    private const string ColumnWord = ", column ";

    /// <summary>The whole database.</summary>
    public static FindingPlace Everything { get; } = new((string?)null);

    /// <summary>Reads the place from an exception, which has it as a text such as <c>table artifacts, id 0192…, column name</c>.</summary>
    public static FindingPlace Of(string where)
    {
        if (!where.StartsWith(TableWord, StringComparison.Ordinal))
            return new(null, where);
        var rest = where[TableWord.Length..];

        // A key can contain any text, so the column is what follows the last of the words.
        var column = rest.LastIndexOf(ColumnWord, StringComparison.Ordinal);
        var name = column < 0 ? null : rest[(column + ColumnWord.Length)..];
        rest = column < 0 ? rest : rest[..column];
        var comma = rest.IndexOf(", ", StringComparison.Ordinal);
        return comma < 0 ? new(rest, null, name) : new(rest[..comma], rest[(comma + 2)..], name);
    }
}
