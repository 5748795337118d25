using System.CommandLine.Parsing;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Reads statuses of runs from the command line, in upper or lower case.</summary>
internal static class RunStatusOption
{
    public static RunStatus[] Parse(ArgumentResult result)
    {
        var statuses = new List<RunStatus>();
        foreach (var token in result.Tokens)
        {
            // Enum.TryParse accepts numbers and lists as well, which are no names of statuses.
            if (Enum.GetNames<RunStatus>().FirstOrDefault(name => name.Equals(token.Value, StringComparison.OrdinalIgnoreCase)) is { } status)
                statuses.Add(Enum.Parse<RunStatus>(status));
            else
                result.AddError($"--status takes one of {string.Join(", ", Enum.GetNames<RunStatus>())}, not '{token.Value}'.");
        }

        return [.. statuses];
    }
}
