using System.Globalization;
using System.Text.RegularExpressions;

namespace Kontextual.Torture;

/// <summary>The mark of a transaction, which is the reason in all its records: its writer, and the number of its records.</summary>
internal static partial class Mark
{
    public static string Reason(string mark, int rows) => string.Create(CultureInfo.InvariantCulture, $"{mark} rows={rows}");

    /// <summary>Reads the mark and the number of records. Returns null when the reason is not a mark.</summary>
    public static (string Mark, int Rows)? Read(string? reason) => reason is not null && Form().Match(reason) is { Success: true } match
        ? (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
        : null;

    [GeneratedRegex(@"^(\S+) rows=(\d+)$")]
    private static partial Regex Form();
}
