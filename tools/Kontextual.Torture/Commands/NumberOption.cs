using System.CommandLine;

namespace Kontextual.Torture;

/// <summary>Creates options that take an integer.</summary>
internal static class NumberOption
{
    /// <param name="name">The name of the option.</param>
    /// <param name="description">The description of the option, without a period.</param>
    /// <param name="byDefault">The default value.</param>
    /// <param name="least">The smallest valid number.</param>
    public static Option<int> Of(string name, string description, int byDefault, int least = 1)
    {
        var option = new Option<int>(name)
        {
            Description = $"{description}.",
            HelpName = "n",
            DefaultValueFactory = _ => byDefault,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var number) && number < least)
                result.AddError($"{name} takes a whole number from {least}, not {number}.");
        });
        return option;
    }
}
