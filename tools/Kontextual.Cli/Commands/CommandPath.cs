using System.CommandLine;

namespace Kontextual.Cli;

/// <summary>The words with which a verb is called, such as <c>kontextual context add</c>.</summary>
internal static class CommandPath
{
    public static string Of(Command command) => command is RootCommand
        ? ToolInfo.Name
        : $"{Of(command.Parents.OfType<Command>().Single())} {command.Name}";
}
