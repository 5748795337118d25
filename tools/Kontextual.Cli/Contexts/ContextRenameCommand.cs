using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual context rename</c>: renames a context package.</summary>
internal sealed class ContextRenameCommand : ContextVerb
{
    private readonly Argument<string> _package = PackageArgument();

    private readonly Argument<string> _name = new("new-name") { Description = "The new name." };

    public ContextRenameCommand(CliHost host, GlobalOptions global)
        : base(host, global, "rename", "Renames a context package.")
    {
        Add(_package);
        Add(_name);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        var committed = await repository.WriteAsync(
            async (transaction, token) =>
            {
                var package = await new ContextLookup(transaction.ContextPackages).LiveAsync(parsed.GetRequiredValue(_package), token);
                return await transaction.ContextPackages.RenameAsync(package.Id, Expected.Any, parsed.GetRequiredValue(_name), token);
            },
            Reason,
            cancellationToken);
        var written = committed.Value;
        var sentence = written.Changed ? $"Renamed to {written.Value.Name} ({written.Value.Id})." : $"The name is already {written.Value.Name}. Nothing was changed.";
        await PrintAsync(parsed, written.Value, written.Outcome.ToString(), sentence, cancellationToken);
        return ExitCode.Ok;
    }
}
