using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual prove</c>: prints the proof that a record is in a sealed history, or that a sealed history begins with an earlier one.</summary>
internal sealed class ProveCommand : Verb
{
    private readonly Argument<long?> _sequence = new("sequence")
    {
        Description = "The sequence of the change record to prove.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly SealOption _seal = new("--seal", "The seal for which the proof is made. By default, one of the present history.");

    private readonly SealOption _from = new("--from", "An earlier seal: prove that the history was only appended to since then, instead of proving a record.");

    public ProveCommand(CliHost host, GlobalOptions global)
        : base(host, global, "prove", "Prints a proof as JSON, which 'check-proof' checks with a seal and without the store.")
    {
        Add(_sequence);
        Add(_seal.Option);
        Add(_from.Option);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var sequence = parsed.GetValue(_sequence);
        var earlier = await _from.ReadAsync(parsed, cancellationToken);
        if (sequence is null == earlier is null)
            throw new UsageException("Specify either the sequence of a change record, or an earlier seal with --from.");
        var seal = await _seal.ReadAsync(parsed, cancellationToken);
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var later = seal ?? await repository.SealAsync(cancellationToken);
        if (sequence is not null && later.Size == 0)
            throw new UsageException("The sealed history is empty, so there is no change to prove.");
        if (sequence < 1 || sequence > later.Size)
            throw new UsageException(FormattableString.Invariant($"There is no change {sequence} in the sealed history. Its changes are 1 to {later.Size}."));
        var proof = await ProveAsync(repository, sequence, earlier, later, cancellationToken);
        await Host.Out.WriteLineAsync(proof.AsMemory(), cancellationToken);
        return ExitCode.Ok;
    }

    private static async Task<string> ProveAsync(
        IKnowledgeRepository repository, long? sequence, HistorySeal? earlier, HistorySeal later, CancellationToken cancellationToken)
    {
        try
        {
            return sequence is { } number
                ? (await repository.ProveAsync(number, later, cancellationToken)).ToJson()
                : (await repository.ProveConsistencyAsync(earlier!, later, cancellationToken)).ToJson();
        }
        catch (PositionLostException e)
        {
            throw new UsageException(FormattableString.Invariant(
                $"The store does not have the history of the seal: {(e.ActualHash is null ? "it has fewer than" : "it has others up to")} {e.Position.Sequence} changes. It was restored from an older backup, replaced or rewritten. See '{ToolInfo.Name} verify --against <seal>'."));
        }
    }
}
