using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Creates the option that selects the contents that a verification hashes.</summary>
internal static class SampleOption
{
    private const string Form = "--sample takes two whole numbers such as 2/7, the number of the part and the number of parts";

    public static Option<ContentPart?> Create() => new("--sample")
    {
        Description = "Hash only one part of the contents: n of m parts. m verifications with the numbers 1 to m hash every content.",
        HelpName = "n/m",
        CustomParser = Parse,
    };

    private static ContentPart? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (text.Split('/') is [var number, var count] && Read(number) is { } n && Read(count) is { } m)
        {
            if (n >= 1 && n <= m && m <= ContentPart.MaxCount)
                return ContentPart.Of(n, m);
            result.AddError($"{Form}, from 1/1 to {ContentPart.MaxCount}/{ContentPart.MaxCount}, not '{text}'.");
            return null;
        }

        result.AddError($"{Form}, not '{text}'.");
        return null;
    }

    private static int? Read(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
