using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual context update</c>: changes the description or the metadata of a context package.</summary>
internal sealed class ContextUpdateCommand : ContextVerb
{
    private readonly Argument<string> _package = PackageArgument();

    private readonly Option<string?> _description = DescriptionOption();

    private readonly Option<Metadata?> _metadata = MetadataOption.Of("The new metadata as a JSON object, which replaces the existing metadata completely.");

    public ContextUpdateCommand(CliHost host, GlobalOptions global)
        : base(host, global, "update", "Changes the description or the metadata of a context package.")
    {
        Add(_package);
        Add(_description);
        Add(_metadata);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var change = new ContextPackageChange { Description = parsed.GetValue(_description), Metadata = parsed.GetValue(_metadata) };
        if (change is { Description: null, Metadata: null })
            throw new UsageException("There is nothing to change. Use --description or --metadata.");
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        var committed = await repository.WriteAsync(
            async (transaction, token) =>
            {
                var package = await new ContextLookup(transaction.ContextPackages).LiveAsync(parsed.GetRequiredValue(_package), token);
                return await transaction.ContextPackages.UpdateAsync(package.Id, Expected.Any, change, token);
            },
            Reason,
            cancellationToken);
        var written = committed.Value;
        var sentence = written.Changed ? $"Updated context package {written.Value.Name} ({written.Value.Id})." : "Nothing differed, so nothing was changed.";
        await PrintAsync(parsed, written.Value, written.Outcome.ToString(), sentence, cancellationToken);
        return ExitCode.Ok;
    }
}
