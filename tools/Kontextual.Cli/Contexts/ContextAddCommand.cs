using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual context add</c>: adds a reference to a context package.</summary>
internal sealed class ContextAddCommand : ContextVerb
{
    private readonly Argument<string> _package = PackageArgument();

    private readonly Argument<string> _role = new("role") { Description = "The role of the target in the package, such as source or example." };

    private readonly ContextTargetOptions _target = new();

    private readonly Option<int?> _at = NumberOption.Of("--at", "The position in the package, from 1. At the end by default.", 1);

    private readonly Option<Metadata?> _metadata = MetadataOption.Of("Additional data as a JSON object.");

    private readonly ProvenanceOptions _provenance = new();

    public ContextAddCommand(CliHost host, GlobalOptions global)
        : base(host, global, "add", "Adds a reference to a context package, for example: context add briefing source --artifact report.md.")
    {
        Add(_package);
        Add(_role);
        _target.AddTo(this);
        Add(_at);
        Add(_metadata);
        _provenance.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!_target.Check(parsed))
            throw new UsageException("A reference needs a target. Use one of --artifact, --relationship, --run and --external.");
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        var committed = await repository.WriteAsync((transaction, token) => AddAsync(transaction, parsed, token), Reason, cancellationToken);
        var (package, reference) = committed.Value;
        await PrintAsync(
            parsed, reference, "Created", $"Added to {package.Name} at {reference.Ordinal} as {reference.Role} ({reference.Id}).", cancellationToken);
        return ExitCode.Ok;
    }

    private async Task<(ContextPackage Package, ContextReference Reference)> AddAsync(
        IKnowledgeTransaction transaction, ParseResult parsed, CancellationToken cancellationToken)
    {
        var package = await new ContextLookup(transaction.ContextPackages).LiveAsync(parsed.GetRequiredValue(_package), cancellationToken);
        var draft = new ContextReferenceDraft
        {
            Package = package.Id,
            Role = parsed.GetRequiredValue(_role),
            Target = (await _target.FindAsync(parsed, transaction, includeDeleted: false, cancellationToken))!,
            Ordinal = parsed.GetValue(_at),
            Metadata = parsed.GetValue(_metadata) ?? Metadata.Empty,
            Provenance = _provenance.Get(parsed),
        };
        return (package, await transaction.ContextReferences.AddAsync(draft, cancellationToken));
    }
}
