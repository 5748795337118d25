using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual context move</c>: moves a reference to another position of its package.</summary>
internal sealed class ContextMoveCommand : ContextVerb
{
    private readonly Argument<ContextReferenceId?> _reference = ReferenceArgument();

    private readonly Argument<int?> _position = NumberOption.Argument("position", "The new position, from 1. A position beyond the end means the end.", 1);

    public ContextMoveCommand(CliHost host, GlobalOptions global)
        : base(host, global, "move", "Moves a reference to another position of its context package.")
    {
        Add(_reference);
        Add(_position);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(_reference)!.Value;
        var position = parsed.GetRequiredValue(_position)!.Value;
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        var committed = await repository.WriteAsync(
            (transaction, token) => transaction.ContextReferences.MoveAsync(id, Expected.Any, position, token), Reason, cancellationToken);
        var written = committed.Value;
        var sentence = written.Changed ? $"Moved to {written.Value.Ordinal} ({id})." : $"The position is already {written.Value.Ordinal}. Nothing was changed.";
        await PrintAsync(parsed, written.Value, written.Outcome.ToString(), sentence, cancellationToken);
        return ExitCode.Ok;
    }
}
