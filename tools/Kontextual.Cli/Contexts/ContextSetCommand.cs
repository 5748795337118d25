using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual context set</c>: changes the role, the metadata or the provenance of a reference.</summary>
internal sealed class ContextSetCommand : ContextVerb
{
    private readonly Argument<ContextReferenceId?> _reference = ReferenceArgument();

    private readonly Option<string?> _role = new("--role") { Description = "The new role.", HelpName = "name" };

    private readonly Option<Metadata?> _metadata = MetadataOption.Of("The new metadata as a JSON object, which replaces the existing metadata completely.");

    private readonly ProvenanceOptions _provenance = new();

    public ContextSetCommand(CliHost host, GlobalOptions global)
        : base(host, global, "set", "Changes the role, metadata or provenance of a reference. A new provenance replaces the existing one. The target never changes.")
    {
        Add(_reference);
        Add(_role);
        Add(_metadata);
        _provenance.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(_reference)!.Value;
        var change = new ContextReferenceChange
        {
            Role = parsed.GetValue(_role),
            Metadata = parsed.GetValue(_metadata),
            Provenance = _provenance.Find(parsed),
        };
        if (change is { Role: null, Metadata: null, Provenance: null })
            throw new UsageException("There is nothing to change. Use --role, --metadata, --actor or --source.");
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        var committed = await repository.WriteAsync(
            (transaction, token) => transaction.ContextReferences.UpdateAsync(id, Expected.Any, change, token), Reason, cancellationToken);
        var written = committed.Value;
        var sentence = written.Changed ? $"Changed reference {id}." : "Nothing differed, so nothing was changed.";
        await PrintAsync(parsed, written.Value, written.Outcome.ToString(), sentence, cancellationToken);
        return ExitCode.Ok;
    }
}
