using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Kontextual.Cli;

/// <summary>Creates options that take a time.</summary>
internal static class TimeOption
{
    /// <summary>What a time looks like, for errors.</summary>
    public const string Form = "a time such as 2026-11-22T10:44:27Z or a day";

    // A time without an offset is in UTC, like all times that the tool prints.
    private static readonly string[] Forms =
        ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    public static Option<DateTimeOffset?> Of(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "time",
        CustomParser = result => Parse(result, name),
    };

    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    private static DateTimeOffset? Parse(ArgumentResult result, string name)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (TryParse(text, out var time))
            return time;
        result.AddError($"{name} takes {Form}, not '{text}'.");
        return null;
    }
}
