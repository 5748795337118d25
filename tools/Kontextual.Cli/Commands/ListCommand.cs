using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual list</c>: lists the artifacts, ordered by name.</summary>
internal sealed class ListCommand : Verb
{
    private readonly Option<string?> _collection = ArtifactArguments.Collection("Only artifacts in the collection with this name or id.");

    private readonly Option<string?> _prefix = new("--prefix")
    {
        Description = "Only artifacts whose name begins with this text.",
        HelpName = "text",
    };

    private readonly Option<string?> _type = new("--type")
    {
        Description = "Only artifacts of this type, such as text.",
        HelpName = "type",
    };

    private readonly Option<bool> _deleted = new("--deleted") { Description = "List deleted artifacts as well." };

    private readonly Option<AsOf?> _asOf = AsOfOption.Create();

    public ListCommand(CliHost host, GlobalOptions global)
        : base(host, global, "list", "Lists the artifacts, ordered by name.")
    {
        Add(_collection);
        Add(_prefix);
        Add(_type);
        Add(_deleted);
        Add(_asOf);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var readers = await AsOfOption.ReadersAsync(parsed, _asOf, repository, cancellationToken);
        var query = await QueryAsync(readers, parsed, cancellationToken);
        var names = new CollectionNames(readers.Collections);
        var artifacts = readers.Artifacts.StreamAsync(query, cancellationToken);
        if (WantsJson(parsed))
            await ArtifactLines.WriteAsync(Json(), artifacts, names, cancellationToken);
        else
            await PrintTablesAsync(artifacts, names, query.IncludeDeleted, cancellationToken);
        return ExitCode.Ok;
    }

    private async Task<ArtifactQuery> QueryAsync(IKnowledgeReaders readers, ParseResult parsed, CancellationToken cancellationToken)
    {
        var collection = parsed.GetValue(_collection) is { } key
            ? await new CollectionLookup(readers.Collections).LiveAsync(key, cancellationToken)
            : null;
        return new ArtifactQuery
        {
            Collection = collection?.Id,
            NamePrefix = parsed.GetValue(_prefix),
            Type = parsed.GetValue(_type),
            IncludeDeleted = parsed.GetValue(_deleted),
        };
    }

    private async Task PrintTablesAsync(
        IAsyncEnumerable<Artifact> artifacts, CollectionNames names, bool withDeleted, CancellationToken cancellationToken)
    {
        var listing = new Listing(
            Screen(),
            ["updated", "type", "rev", "size", "collection", .. withDeleted ? (string[])["id", "deleted"] : [], "name"]);
        await foreach (var artifact in artifacts)
        {
            listing.Add(
            [
                UtcTime.Format(artifact.UpdatedAt),
                artifact.Type,
                $"{artifact.HeadRevision}",
                ByteSize.Of(artifact.Size),
                await names.OfAsync(artifact.CollectionId, cancellationToken),
                .. withDeleted ? (string[])[artifact.Id.ToString(), artifact.IsDeleted ? "yes" : string.Empty] : [],
                artifact.Name,
            ]);
        }

        listing.End();
    }
}
