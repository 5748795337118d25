using System.Globalization;
using System.Text.RegularExpressions;

namespace Kontextual.Torture;

/// <summary>What every record of a transaction carries as its reason: who wrote it, and how many records it has to have.</summary>
internal static partial class Mark
{
    public static string Reason(string mark, int rows) => string.Create(CultureInfo.InvariantCulture, $"{mark} rows={rows}");

    /// <summary>The mark and the number of records, or null when the reason is none of these.</summary>
    public static (string Mark, int Rows)? Read(string? reason) => reason is not null && Form().Match(reason) is { Success: true } match
        ? (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
        : null;

    [GeneratedRegex(@"^(\S+) rows=(\d+)$")]
    private static partial Regex Form();
}
