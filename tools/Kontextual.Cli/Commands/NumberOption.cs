using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Kontextual.Cli;

/// <summary>Creates options that take an integer.</summary>
internal static class NumberOption
{
    /// <param name="name">The name of the option.</param>
    /// <param name="description">The description of the option.</param>
    /// <param name="least">The smallest valid number.</param>
    /// <param name="most">The largest valid number, or null when there is no limit.</param>
    public static Option<T?> Of<T>(string name, string description, T least, T? most = null)
        where T : struct, INumber<T>
    {
        return new Option<T?>(name)
        {
            Description = description,
            HelpName = "n",
            CustomParser = result => Parse(result, name, least, most),
        };
    }

    /// <summary>Creates an argument. After parsing, its value is never null.</summary>
    /// <param name="name">The name of the argument.</param>
    /// <param name="description">The description of the argument.</param>
    /// <param name="least">The smallest valid number.</param>
    public static Argument<T?> Argument<T>(string name, string description, T least)
        where T : struct, INumber<T>
    {
        return new Argument<T?>(name)
        {
            Description = description,
            CustomParser = result => Parse(result, $"<{name}>", least, null),
        };
    }

    private static T? Parse<T>(ArgumentResult result, string name, T least, T? most)
        where T : struct, INumber<T>
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && !(number > most))
            return number;
        var upTo = most is null ? string.Empty : $" to {most}";
        result.AddError($"{name} takes a whole number from {least}{upTo}, not '{text}'.");
        return null;
    }
}
