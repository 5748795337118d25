using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual related</c>: lists the artifacts that can be reached from an artifact by following links.</summary>
internal sealed class RelatedCommand : Verb
{
    private readonly Argument<string> _artifact = ArtifactArguments.Artifact();

    private readonly Option<string?> _collection = ArtifactArguments.Collection();

    private readonly Option<bool> _incoming = new("--incoming")
    {
        Description = "Follow incoming links, from target to source. Outgoing links by default.",
    };

    private readonly Option<bool> _both = new("--both") { Description = "Follow outgoing and incoming links." };

    private readonly Option<string[]> _types = new("--type")
    {
        Description = "Only links of this type. Can be given several times.",
        HelpName = "type",
    };

    private readonly Option<int?> _depth = NumberOption.Of(
        "--depth", $"The maximum number of links between the two artifacts. {TraversalQuery.DepthLimit} by default.", 1, TraversalQuery.DepthLimit);

    private readonly Option<int?> _limit = NumberOption.Of(
        "--limit", "The maximum number of artifacts, the nearest first. 1000 by default.", 1, TraversalQuery.CountLimit);

    private readonly Option<AsOf?> _asOf = AsOfOption.Create();

    public RelatedCommand(CliHost host, GlobalOptions global)
        : base(host, global, "related", "Lists the artifacts that can be reached from an artifact by following links, the nearest first.")
    {
        Add(_artifact);
        Add(_collection);
        Add(_incoming);
        Add(_both);
        Add(_types);
        Add(_depth);
        Add(_limit);
        Add(_asOf);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_incoming) && parsed.GetValue(_both))
            throw new UsageException("--incoming and --both cannot be used together. Use one of them.");
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var readers = await AsOfOption.ReadersAsync(parsed, _asOf, repository, cancellationToken);
        var start = await new ArtifactLookup(readers)
            .LiveAsync(parsed.GetRequiredValue(_artifact), parsed.GetValue(_collection), cancellationToken);
        var query = QueryOf(parsed, start.Id);
        var reached = await readers.Relationships.TraverseAsync(query, cancellationToken);
        await PrintAsync(parsed, reached.Items, new CollectionNames(readers.Collections), cancellationToken);
        if (reached.IsTruncated)
        {
            Host.Error.WriteLine(
                $"There are more than {query.MaxCount} artifacts. Raise --limit (to {TraversalQuery.CountLimit} at most), or lower --depth.");
        }

        return ExitCode.Ok;
    }

    private TraversalQuery QueryOf(ParseResult parsed, ArtifactId start)
    {
        var query = new TraversalQuery { Start = start };
        return query with
        {
            Direction = parsed.GetValue(_both) ? TraversalDirection.Both
                : parsed.GetValue(_incoming) ? TraversalDirection.Incoming : TraversalDirection.Outgoing,
            Types = parsed.GetValue(_types) is { Length: > 0 } types ? types : null,
            MaxDepth = parsed.GetValue(_depth) ?? query.MaxDepth,
            MaxCount = parsed.GetValue(_limit) ?? query.MaxCount,
        };
    }

    private async Task PrintAsync(
        ParseResult parsed, IReadOnlyList<RelatedArtifact> reached, CollectionNames names, CancellationToken cancellationToken)
    {
        var lines = Json();
        var listing = new Listing(Screen(), ["away", "type", "collection", "id", "name"]);
        foreach (var (artifact, distance) in reached)
        {
            var collection = await names.OfAsync(artifact.CollectionId, cancellationToken);
            if (WantsJson(parsed))
            {
                await lines.WriteAsync(
                    json =>
                    {
                        json.WriteNumber("distance", distance);
                        json.Write(artifact, collection);
                    },
                    cancellationToken);
            }
            else
            {
                listing.Add([$"{distance}", artifact.Type, collection, artifact.Id.ToString(), artifact.IsPurged ? "(purged)" : artifact.Name]);
            }
        }

        listing.End();
    }
}
