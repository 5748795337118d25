using System.CommandLine;
using System.CommandLine.Parsing;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Creates arguments and options that take the name of a property, or a path into the metadata.</summary>
internal static class PropertyOption
{
    /// <summary>True for a path, and false for the name of a property.</summary>
    public static bool IsPath(string property) => property[0] == '/';

    /// <summary>Creates an option. Its value is null when the option is not used.</summary>
    /// <param name="name">The name of the option.</param>
    /// <param name="description">The description of the option.</param>
    /// <param name="help">What the help calls the value.</param>
    /// <param name="properties">The names.</param>
    public static Option<string?> Of(string name, string description, string help, params IReadOnlyList<string> properties)
    {
        var option = new Option<string?>(name)
        {
            Description = description,
            HelpName = help,
            CustomParser = result => Parse(result, name, properties),
        };
        option.CompletionSources.Add([.. properties]);
        return option;
    }

    /// <summary>Creates an argument. After parsing, its value is never null.</summary>
    /// <param name="name">The name of the argument.</param>
    /// <param name="description">The description of the argument.</param>
    /// <param name="properties">The names.</param>
    public static Argument<string?> Argument(string name, string description, params IReadOnlyList<string> properties)
    {
        var argument = new Argument<string?>(name)
        {
            Description = description,
            HelpName = string.Join("|", [.. properties, "/path"]),
            CustomParser = result => Parse(result, $"<{name}>", properties),
        };
        argument.CompletionSources.Add([.. properties]);
        return argument;
    }

    private static string? Parse(ArgumentResult result, string name, IReadOnlyList<string> properties)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (properties.Contains(text))
            return text;
        if (!text.StartsWith('/'))
        {
            result.AddError($"{name} takes one of {string.Join(", ", properties)}, or a path into the metadata such as /author, not '{text}'.");
            return null;
        }

        try
        {
            return MetadataFilter.Exists(text).Path;
        }
        catch (ArgumentException e)
        {
            result.AddError($"{name} takes a path into the metadata such as /author: {ErrorReport.PlainMessage(e)}");
            return null;
        }
    }
}
