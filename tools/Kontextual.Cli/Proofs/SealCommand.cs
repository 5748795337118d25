using System.CommandLine;

namespace Kontextual.Cli;

/// <summary><c>kontextual seal</c>: prints the seal of the present history.</summary>
internal sealed class SealCommand(CliHost host, GlobalOptions global)
    : Verb(
        host,
        global,
        "seal",
        "Prints a seal of the history as JSON: the size, the last hash and the root of the tree over all records. Keep it outside the store. "
        + "It shows later whether the history was only appended to (verify --against), and proves single records (prove, check-proof).")
{
    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        await Host.Out.WriteLineAsync((await repository.SealAsync(cancellationToken)).ToJson().AsMemory(), cancellationToken);
        return ExitCode.Ok;
    }
}
