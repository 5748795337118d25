using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Kontextual.Cli;

/// <summary>Creates options that take a duration, such as <c>90s</c>, <c>5m</c>, <c>2h</c> or <c>1d</c>.</summary>
internal static class DurationOption
{
    // About ten years. A longer duration before the present could be before the first day of the calendar.
    private const int MostDays = 3650;

    public static Option<TimeSpan?> Of(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "duration",
        CustomParser = result => Parse(result, name),
    };

    private static TimeSpan? Parse(ArgumentResult result, string name)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (Read(text) is { } duration && duration <= TimeSpan.FromDays(MostDays))
            return duration;
        result.AddError($"{name} takes a duration such as 90s, 5m, 2h or 1d, up to {MostDays}d, not '{text}'.");
        return null;
    }

    private static TimeSpan? Read(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' when number <= MostDays => TimeSpan.FromDays(number),
            _ => null,
        };
    }
}
