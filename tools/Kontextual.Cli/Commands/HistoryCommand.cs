using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual history</c>: lists the revisions of an artifact, who made them and why, oldest first.</summary>
internal sealed class HistoryCommand : Verb
{
    private readonly Argument<string> _artifact = ArtifactArguments.Artifact();

    private readonly Option<string?> _collection = ArtifactArguments.Collection();

    public HistoryCommand(CliHost host, GlobalOptions global)
        : base(
            host,
            global,
            "history",
            "Lists the revisions of an artifact, who made them and why, oldest first. A deleted artifact is used when no live artifact has the name.")
    {
        Add(_artifact);
        Add(_collection);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var artifact = await new ArtifactLookup(repository)
            .LiveOrDeletedAsync(parsed.GetRequiredValue(_artifact), parsed.GetValue(_collection), cancellationToken);
        var entries = repository.Artifacts.StreamHistoryAsync(artifact.Id, cancellationToken);
        if (WantsJson(parsed))
            await PrintJsonAsync(entries, cancellationToken);
        else
            await PrintTablesAsync(entries);
        return ExitCode.Ok;
    }

    private async Task PrintJsonAsync(IAsyncEnumerable<RevisionEntry> entries, CancellationToken cancellationToken)
    {
        var lines = Json();
        await foreach (var entry in entries)
            await lines.WriteAsync(json => json.Write(entry), cancellationToken);
    }

    private async Task PrintTablesAsync(IAsyncEnumerable<RevisionEntry> entries)
    {
        var listing = new Listing(Screen(), ["rev", "kind", "written", "change", "by", "why", "size", "digest", "name"]);
        await foreach (var entry in entries)
        {
            var revision = entry.Revision;
            listing.Add(
            [
                $"{revision.Number}",
                revision.Kind.ToString(),
                UtcTime.Format(revision.CreatedAt),
                $"{entry.Change.Sequence}",
                entry.Change.Actor ?? string.Empty,
                entry.Change.Reason ?? string.Empty,
                ByteSize.Of(revision.Size),
                ShortDigest(revision.Digest),
                revision.IsPurged ? "(purged)" : revision.Name,
            ]);
        }

        listing.End();
    }

    // Enough to see whether two digests differ. The show verb and --json print the complete digest.
    private static string ShortDigest(ContentDigest digest) => digest.ToString()[..19];
}
