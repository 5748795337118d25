using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual context create</c>: creates a context package.</summary>
internal sealed class ContextCreateCommand : ContextVerb
{
    private readonly Argument<string> _name = new("name") { Description = "The name of the package. Several packages can have the same name." };

    private readonly Option<string?> _description = DescriptionOption();

    private readonly Option<Metadata?> _metadata = MetadataOption.Of("Additional data as a JSON object.");

    public ContextCreateCommand(CliHost host, GlobalOptions global)
        : base(host, global, "create", "Creates an empty context package.")
    {
        Add(_name);
        Add(_description);
        Add(_metadata);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        var draft = new ContextPackageDraft
        {
            Name = parsed.GetRequiredValue(_name),
            Description = parsed.GetValue(_description) ?? string.Empty,
            Metadata = parsed.GetValue(_metadata) ?? Metadata.Empty,
        };
        var package = (await repository.CreateContextPackageAsync(draft, Reason, cancellationToken)).Value;
        await PrintAsync(parsed, package, "Created", $"Created context package {package.Name} ({package.Id}).", cancellationToken);
        return ExitCode.Ok;
    }
}
