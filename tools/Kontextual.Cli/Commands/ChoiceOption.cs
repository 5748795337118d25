using System.CommandLine;

namespace Kontextual.Cli;

/// <summary>Creates options that take one of several words.</summary>
internal static class ChoiceOption
{
    /// <summary>Creates an option. Its value is null when the option is not used.</summary>
    /// <param name="name">The name of the option.</param>
    /// <param name="description">The description of the option.</param>
    /// <param name="help">What the help calls the value.</param>
    /// <param name="choices">The words.</param>
    public static Option<string?> Of(string name, string description, string help, params IReadOnlyList<string> choices)
    {
        var option = new Option<string?>(name)
        {
            Description = description,
            HelpName = help,
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
                if (choices.Contains(text))
                    return text;
                result.AddError($"{name} takes one of {string.Join(", ", choices)}, not '{text}'.");
                return null;
            },
        };
        option.CompletionSources.Add([.. choices]);
        return option;
    }
}
