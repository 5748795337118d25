using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual names</c>: lists the artifacts that ever had a name, and the changes by which they got and lost it.</summary>
internal sealed class NamesCommand : Verb
{
    private readonly Argument<string> _name = new("name") { Description = "The name." };

    private readonly Option<string?> _collection = ArtifactArguments.Collection("Only while the artifact was in the collection with this name or id.");

    private readonly Option<AsOf?> _asOf = AsOfOption.Create();

    public NamesCommand(CliHost host, GlobalOptions global)
        : base(
            host,
            global,
            "names",
            "Lists the artifacts that ever had a name, with the changes by which they got and lost it, in the order in which they got it.")
    {
        Add(_name);
        Add(_collection);
        Add(_asOf);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var readers = await AsOfOption.ReadersAsync(parsed, _asOf, repository, cancellationToken);
        var collection = parsed.GetValue(_collection) is { } key
            ? await new CollectionLookup(readers.Collections).LiveAsync(key, cancellationToken)
            : null;
        var entries = readers.Artifacts.StreamNameHistoryAsync(parsed.GetRequiredValue(_name), collection?.Id, cancellationToken);
        var names = new CollectionNames(readers.Collections);
        if (WantsJson(parsed))
            await PrintJsonAsync(entries, names, cancellationToken);
        else
            await PrintTablesAsync(entries, names, cancellationToken);
        return ExitCode.Ok;
    }

    private async Task PrintJsonAsync(IAsyncEnumerable<NameHistoryEntry> entries, CollectionNames names, CancellationToken cancellationToken)
    {
        var lines = Json();
        await foreach (var entry in entries)
        {
            var collection = await names.OfAsync(entry.CollectionId, cancellationToken);
            await lines.WriteAsync(json => json.Write(entry, collection), cancellationToken);
        }
    }

    private async Task PrintTablesAsync(IAsyncEnumerable<NameHistoryEntry> entries, CollectionNames names, CancellationToken cancellationToken)
    {
        var listing = new Listing(Screen(), ["from", "began", "by", "to", "ended", "by", "id", "collection"]);
        await foreach (var entry in entries)
        {
            listing.Add(
            [
                TableTime.Of(entry.Began.Time),
                $"{entry.Began.Kind} {entry.Began.Sequence}",
                entry.Began.Actor ?? string.Empty,
                TableTime.Of(entry.Ended?.Time),
                entry.Ended is { } ended ? $"{ended.Kind} {ended.Sequence}" : string.Empty,
                entry.Ended?.Actor ?? string.Empty,
                entry.ArtifactId.ToString(),
                await names.OfAsync(entry.CollectionId, cancellationToken),
            ]);
        }

        listing.End();
    }
}
