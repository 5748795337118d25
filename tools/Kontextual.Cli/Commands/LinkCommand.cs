using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual link</c>: creates a link between two artifacts.</summary>
/// <remarks>The arguments can be read as a sentence, <c>link report.md cites data.csv</c>. Links are listed in the same order.</remarks>
internal sealed class LinkCommand : Verb
{
    private readonly Argument<string> _source = ArtifactArguments.Artifact(
        "source", "The name or the id of the artifact that the link starts from.");

    private readonly Argument<string> _type = new("type")
    {
        Description = "The meaning of the link: a lower-case word such as cites or derived-from.",
    };

    private readonly Argument<string> _target = ArtifactArguments.Artifact(
        "target", "The name or the id of the artifact that the link leads to.");

    private readonly Option<string?> _collection = ArtifactArguments.Collection();

    public LinkCommand(CliHost host, GlobalOptions global)
        : base(host, global, "link", "Creates a link between two artifacts, for example: link report.md cites data.csv.")
    {
        Add(_source);
        Add(_type);
        Add(_target);
        Add(_collection);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        var committed = await repository.WriteAsync(
            (transaction, token) => LinkAsync(transaction, parsed, token), Reason, cancellationToken);
        var (source, target, relationship) = committed.Value;
        if (WantsJson(parsed))
            await Json().WriteAsync(json => json.Write(relationship, source.Name, target.Name), cancellationToken);
        else
            Screen().Line($"Linked: {source.Name} {relationship.Type} {target.Name} ({relationship.Id}).");
        return ExitCode.Ok;
    }

    private async Task<(Artifact Source, Artifact Target, Relationship Relationship)> LinkAsync(
        IKnowledgeTransaction transaction, ParseResult parsed, CancellationToken cancellationToken)
    {
        var lookup = new ArtifactLookup(transaction);
        var collection = parsed.GetValue(_collection);
        var source = await lookup.LiveAsync(parsed.GetRequiredValue(_source), collection, cancellationToken);
        var target = await lookup.LiveAsync(parsed.GetRequiredValue(_target), collection, cancellationToken);
        var draft = new RelationshipDraft
        {
            Source = source.Id,
            Target = target.Id,
            Type = parsed.GetRequiredValue(_type),
            Provenance = new Provenance { Tool = ToolInfo.Name, ToolVersion = ToolInfo.Version },
        };
        return (source, target, await transaction.Relationships.CreateAsync(draft, cancellationToken));
    }
}
