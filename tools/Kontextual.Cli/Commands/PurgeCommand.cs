using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual purge</c>: erases a deleted artifact permanently.</summary>
internal sealed class PurgeCommand : Verb
{
    private readonly Argument<string> _artifact = ArtifactArguments.Artifact();

    private readonly Option<string?> _collection = ArtifactArguments.Collection();

    private readonly Option<bool> _links = new("--links") { Description = "Purge the deleted links of the artifact as well." };

    private readonly Option<bool> _yes = new("--yes") { Description = "Confirm the purge. Purged data cannot be restored." };

    public PurgeCommand(CliHost host, GlobalOptions global)
        : base(host, global, "purge", "Erases the name, texts and contents of a deleted artifact permanently, from its complete history.")
    {
        Add(_artifact);
        Add(_collection);
        Add(_links);
        Add(_yes);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!parsed.GetValue(_yes))
            throw new UsageException("Purged data cannot be restored. Use --yes to confirm the purge.");
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        var committed = await repository.WriteAsync(
            (transaction, token) => PurgeAsync(transaction, parsed, token), Reason, cancellationToken);
        var (written, links) = committed.Value;
        if (WantsJson(parsed))
        {
            await Json().WriteAsync(
                json =>
                {
                    json.WriteString("id", written.Value.Id.ToString());
                    json.WriteString("outcome", written.Outcome.ToString());
                    json.WriteNumber("linksPurged", links);
                },
                cancellationToken);
            return ExitCode.Ok;
        }

        var andLinks = links > 0 ? $" and {links} link{(links == 1 ? string.Empty : "s")}" : string.Empty;
        Screen().Line(written.Changed || links > 0
            ? $"Purged {written.Value.Id}{andLinks}. To remove the bytes from the disk: {ToolInfo.Name} compact"
            : $"{written.Value.Id} is already purged.");
        return ExitCode.Ok;
    }

    private async Task<(Written<Artifact> Written, int Links)> PurgeAsync(
        IKnowledgeTransaction transaction, ParseResult parsed, CancellationToken cancellationToken)
    {
        var artifact = await new ArtifactLookup(transaction)
            .DeletedOrLiveAsync(parsed.GetRequiredValue(_artifact), parsed.GetValue(_collection), cancellationToken);
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
