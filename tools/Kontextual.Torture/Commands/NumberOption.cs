using System.CommandLine;

namespace Kontextual.Torture;

/// <summary>Options that take a whole number.</summary>
internal static class NumberOption
{
    /// <param name="name">The option.</param>
    /// <param name="description">What the number means; its default is added.</param>
    /// <param name="byDefault">The number when the option is not given.</param>
    /// <param name="least">The smallest that is good.</param>
    public static Option<int> Of(string name, string description, int byDefault, int least = 1)
    {
        var option = new Option<int>(name) { Description = $"{description} ({byDefault} by default)", HelpName = "n", DefaultValueFactory = _ => byDefault };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var number) && number < least)
                result.AddError($"{name} takes a whole number from {least}, not {number}.");
        });
        return option;
    }
}
