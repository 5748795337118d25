using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual find</c>: lists or counts the artifacts that match filters.</summary>
internal sealed class FindCommand : Verb
{
    private readonly FilterOptions _filters = new();

    private readonly Option<AsOf?> _asOf = AsOfOption.Create();

    private readonly Option<string?> _order = PropertyOption.Of(
        "--order", "name (the default), created, updated, size, or a path into the metadata such as /year.", "order", "name", "created", "updated", "size");

    private readonly Option<bool> _descending = new("--descending") { Description = "List the last artifact of the order first." };

    private readonly Option<long?> _limit = NumberOption.Of("--limit", "The maximum number of artifacts. All artifacts by default.", 1L);

    private readonly Option<bool> _count = new("--count") { Description = "Print only the number of artifacts." };

    public FindCommand(CliHost host, GlobalOptions global)
        : base(host, global, "find", "Lists or counts the artifacts that match all of the given filters.")
    {
        _filters.AddTo(this);
        foreach (var option in (Option[])[_asOf, _order, _descending, _limit, _count])
            Add(option);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ThrowIfContradictory(parsed);
        var filters = _filters.Read(parsed);
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var readers = await AsOfOption.ReadersAsync(parsed, _asOf, repository, cancellationToken);
        var query = Ordered(await filters.QueryAsync(readers, cancellationToken), parsed);
        if (parsed.GetValue(_count))
        {
            await PrintCountAsync(parsed, await readers.Artifacts.CountAsync(query, cancellationToken), cancellationToken);
            return ExitCode.Ok;
        }

        var names = new CollectionNames(readers.Collections);
        var artifacts = readers.Artifacts.StreamAsync(query, cancellationToken).FirstOfAsync(parsed.GetValue(_limit), cancellationToken);
        if (WantsJson(parsed))
            await ArtifactLines.WriteAsync(Json(), artifacts, names, cancellationToken);
        else
            await PrintTablesAsync(artifacts, names, query, cancellationToken);
        return ExitCode.Ok;
    }

    private void ThrowIfContradictory(ParseResult parsed)
    {
        if (parsed.GetValue(_count) && (parsed.GetValue(_limit) is not null || parsed.GetValue(_order) is not null || parsed.GetValue(_descending)))
            throw new UsageException("--count prints one number, so it cannot be used together with --order, --descending or --limit. Leave them out.");
    }

    private ArtifactQuery Ordered(ArtifactQuery query, ParseResult parsed)
    {
        var order = parsed.GetValue(_order) ?? nameof(ArtifactOrder.Name);
        var isPath = PropertyOption.IsPath(order);
        return query with
        {
            OrderBy = isPath ? ArtifactOrder.Name : Enum.Parse<ArtifactOrder>(order, ignoreCase: true),
            OrderByMetadata = isPath ? order : null,
            Direction = parsed.GetValue(_descending) ? SortDirection.Descending : SortDirection.Ascending,
        };
    }

    private async Task PrintCountAsync(ParseResult parsed, long count, CancellationToken cancellationToken)
    {
        if (WantsJson(parsed))
            await Json().WriteAsync(json => json.WriteNumber("count", count), cancellationToken);
        else
            Screen().Line($"{count}");
    }

    // Eighty columns have no place for everything. With deleted artifacts, ids are shown, because several artifacts can have had one name.
    private async Task PrintTablesAsync(
        IAsyncEnumerable<Artifact> artifacts, CollectionNames names, ArtifactQuery query, CancellationToken cancellationToken)
    {
        var byCreated = query.OrderBy == ArtifactOrder.Created;
        var listing = new Listing(
            Screen(),
            query.IncludeDeleted ? ["id", "deleted", "name"] : [byCreated ? "created" : "updated", "type", "size", "collection", "name"]);
        await foreach (var artifact in artifacts)
        {
            listing.Add(query.IncludeDeleted
                ? [artifact.Id.ToString(), artifact.IsDeleted ? "yes" : string.Empty, artifact.Name]
                :
                [
                    TableTime.Of(byCreated ? artifact.CreatedAt : artifact.UpdatedAt),
                    artifact.Type,
                    ByteSize.Of(artifact.Size),
                    await names.OfAsync(artifact.CollectionId, cancellationToken),
                    artifact.Name,
                ]);
        }

        listing.End();
    }
}
