using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual context delete</c>: deletes a context package with its references.</summary>
internal sealed class ContextDeleteCommand : ContextVerb
{
    private readonly Argument<string> _package = PackageArgument();

    public ContextDeleteCommand(CliHost host, GlobalOptions global)
        : base(host, global, "delete", "Deletes a context package with its references. Their targets and their history are kept.")
    {
        Add(_package);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        var committed = await repository.WriteAsync(
            async (transaction, token) =>
            {
                var package = await new ContextLookup(transaction.ContextPackages).LiveAsync(parsed.GetRequiredValue(_package), token);
                return await transaction.ContextPackages.DeleteAsync(package.Id, Expected.Any, token);
            },
            Reason,
            cancellationToken);
        var deleted = committed.Value;
        await PrintAsync(parsed, deleted, "Deleted", $"Deleted context package {deleted.Name} ({deleted.Id}).", cancellationToken);
        return ExitCode.Ok;
    }
}
