using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual links</c>: lists the live links of an artifact.</summary>
internal sealed class LinksCommand : Verb
{
    private readonly Argument<string> _artifact = ArtifactArguments.Artifact();

    private readonly Option<string?> _collection = ArtifactArguments.Collection();

    private readonly Option<AsOf?> _asOf = AsOfOption.Create();

    public LinksCommand(CliHost host, GlobalOptions global)
        : base(host, global, "links", "Lists the outgoing and incoming links of an artifact, oldest first.")
    {
        Add(_artifact);
        Add(_collection);
        Add(_asOf);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var readers = await AsOfOption.ReadersAsync(parsed, _asOf, repository, cancellationToken);
        var artifact = await new ArtifactLookup(readers)
            .LiveAsync(parsed.GetRequiredValue(_artifact), parsed.GetValue(_collection), cancellationToken);
        var lines = Json();
        var listing = new Listing(Screen(), ["id", "made", "source", "type", "target"]);
        var query = new RelationshipQuery { Touching = artifact.Id };
        await foreach (var link in readers.Relationships.StreamAsync(query, cancellationToken))
        {
            var source = await ArtifactNames.OfAsync(readers.Artifacts, link.SourceId, cancellationToken);
            var target = await ArtifactNames.OfAsync(readers.Artifacts, link.TargetId, cancellationToken);
            if (WantsJson(parsed))
                await lines.WriteAsync(json => json.Write(link, source, target), cancellationToken);
            else
                listing.Add([link.Id.ToString(), UtcTime.Format(link.CreatedAt), source, link.Type, target]);
        }

        listing.End();
        return ExitCode.Ok;
    }
}
