using System.CommandLine;
using System.CommandLine.Invocation;

namespace Kontextual.Cli;

/// <summary>Runs one command line.</summary>
internal static class Tool
{
    // The time for the rollback of a cancelled transaction. Afterwards the process ends, and the next opening rolls it back.
    private static readonly TimeSpan CancelTime = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(CliHost host, IReadOnlyList<string> args, CancellationToken cancellationToken = default)
    {
        try
        {
            var code = await InvokeAsync(host, args, cancellationToken);
            host.Flush();
            return code;
        }
        catch (Exception e)
        {
            return ErrorReport.Write(host, e);
        }
    }

    private static async Task<int> InvokeAsync(CliHost host, IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        // A name may begin with '@'. It does not refer to a file with more arguments.
        var parsed = KontextualCommand.Create(host).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
            throw new UsageException($"{string.Join(" ", parsed.Errors.Select(e => Sentence(e.Message)))} {HintOf(parsed)}");
        var configuration = new InvocationConfiguration
        {
            Output = host.Out,
            Error = host.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = CancelTime,
        };
        return await parsed.InvokeAsync(configuration, cancellationToken);
    }

    private static string Sentence(string message) => message.EndsWith('.') ? message : message + ".";

    private static string HintOf(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return command is RootCommand
            ? $"See '{ToolInfo.Name} --help' for the verbs."
            : $"See '{CommandPath.Of(command)} --help'.";
    }
}
