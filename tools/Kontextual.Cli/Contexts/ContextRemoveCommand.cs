using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual context remove</c>: removes a reference from its package.</summary>
internal sealed class ContextRemoveCommand : ContextVerb
{
    private readonly Argument<ContextReferenceId?> _reference = ReferenceArgument();

    public ContextRemoveCommand(CliHost host, GlobalOptions global)
        : base(host, global, "remove", "Removes a reference from its context package. The target is not changed.")
    {
        Add(_reference);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(_reference)!.Value;
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        var removed = (await repository.RemoveContextReferenceAsync(id, Expected.Any, Reason, cancellationToken)).Value;
        await PrintAsync(parsed, removed, "Deleted", $"Removed reference {id}.", cancellationToken);
        return ExitCode.Ok;
    }
}
