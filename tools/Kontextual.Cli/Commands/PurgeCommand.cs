using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual purge</c>: erases a deleted artifact, or a run that has ended, permanently.</summary>
internal sealed class PurgeCommand : Verb
{
    private readonly Argument<string?> _artifact = new("name|id")
    {
        Description = "The name or the id of the deleted artifact.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _collection = ArtifactArguments.Collection();

    private readonly Option<bool> _links = new("--links") { Description = "Purge the deleted links of the artifact as well." };

    private readonly Option<RunId?> _run = IdOption.Of<RunId>("--run", "Purge this run instead of an artifact.", "a run");

    private readonly Option<bool> _yes = new("--yes") { Description = "Confirm the purge. Purged data cannot be restored." };

    public PurgeCommand(CliHost host, GlobalOptions global)
        : base(host, global, "purge", "Erases the texts and contents of a deleted artifact, or the texts of an ended run, permanently from the complete history.")
    {
        Add(_artifact);
        Add(_collection);
        Add(_links);
        Add(_run);
        Add(_yes);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ThrowIfContradictory(parsed);
        if (!parsed.GetValue(_yes))
            throw new UsageException("Purged data cannot be restored. Use --yes to confirm the purge.");
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        if (parsed.GetValue(_run) is { } run)
            await PurgeAsync(parsed, repository, run, cancellationToken);
        else
            await PurgeAsync(parsed, repository, parsed.GetValue(_artifact)!, cancellationToken);
        return ExitCode.Ok;
    }

    private void ThrowIfContradictory(ParseResult parsed)
    {
        var isRun = parsed.GetValue(_run) is not null;
        if (isRun == parsed.GetValue(_artifact) is not null)
            throw new UsageException("Either an artifact or a run is purged. Specify the name or the id of an artifact, or a run with --run.");
        if (isRun && (parsed.GetValue(_collection) is not null || parsed.GetValue(_links)))
            throw new UsageException("--collection and --links belong to an artifact and cannot be used together with --run. Leave them out.");
    }

    private async Task PurgeAsync(ParseResult parsed, IKnowledgeRepository repository, RunId id, CancellationToken cancellationToken)
    {
        var committed = await repository.WriteAsync(
            (transaction, token) => transaction.Runs.PurgeAsync(id, Expected.Any, token), Reason, cancellationToken);
        await PrintAsync(parsed, id.ToString(), committed.Value.Outcome, links: null, cancellationToken);
    }

    private async Task PurgeAsync(ParseResult parsed, IKnowledgeRepository repository, string artifact, CancellationToken cancellationToken)
    {
        var committed = await repository.WriteAsync(
            (transaction, token) => PurgeAsync(transaction, artifact, parsed, token), Reason, cancellationToken);
        var (written, links) = committed.Value;
        await PrintAsync(parsed, written.Value.Id.ToString(), written.Outcome, links, cancellationToken);
    }

    private async Task PrintAsync(ParseResult parsed, string id, WriteOutcome outcome, int? links, CancellationToken cancellationToken)
    {
        if (WantsJson(parsed))
        {
            await Json().WriteAsync(
                json =>
                {
                    json.WriteString("id", id);
                    json.WriteString("outcome", outcome.ToString());
                    if (links is { } count)
                        json.WriteNumber("linksPurged", count);
                },
                cancellationToken);
            return;
        }

        var andLinks = links > 0 ? $" and {links} link{(links == 1 ? string.Empty : "s")}" : string.Empty;
        Screen().Line(outcome != WriteOutcome.Unchanged || links > 0
            ? $"Purged {id}{andLinks}. To remove the bytes from the disk: {ToolInfo.Name} compact"
            : $"{id} is already purged.");
    }

    private async Task<(Written<Artifact> Written, int Links)> PurgeAsync(
        IKnowledgeTransaction transaction, string key, ParseResult parsed, CancellationToken cancellationToken)
    {
        var artifact = await new ArtifactLookup(transaction).DeletedOrLiveAsync(key, parsed.GetValue(_collection), cancellationToken);
        var written = await transaction.Artifacts.PurgeAsync(artifact.Id, Expected.Any, cancellationToken);
        return (written, parsed.GetValue(_links) ? await PurgeLinksAsync(transaction, artifact.Id, cancellationToken) : 0);
    }

    private static async Task<int> PurgeLinksAsync(IKnowledgeTransaction transaction, ArtifactId artifact, CancellationToken cancellationToken)
    {
        var query = new RelationshipQuery { Touching = artifact, IncludeDeleted = true };
        var links = await transaction.Relationships.StreamAsync(query, cancellationToken).ToListAsync(cancellationToken);
        foreach (var link in links)
            await transaction.Relationships.PurgeAsync(link.Id, Expected.Any, cancellationToken);
        return links.Count;
    }
}
