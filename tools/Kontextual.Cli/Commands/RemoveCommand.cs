using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual rm</c>: deletes an artifact. Its history is kept.</summary>
internal sealed class RemoveCommand : Verb
{
    private readonly Argument<string> _artifact = ArtifactArguments.Artifact();

    private readonly Option<string?> _collection = ArtifactArguments.Collection();

    private readonly Option<bool> _cascade = new("--cascade")
    {
        Description = "Delete the links of the artifact as well. By default, an artifact with links is not deleted.",
    };

    public RemoveCommand(CliHost host, GlobalOptions global)
        : base(host, global, "rm", "Deletes an artifact. Its history is kept, and it can be restored.")
    {
        Add(_artifact);
        Add(_collection);
        Add(_cascade);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        var committed = await repository.WriteAsync(
            (transaction, token) => DeleteAsync(transaction, parsed, token), Reason, cancellationToken);
        var (artifact, collection) = committed.Value;
        // The other records of the transaction belong to the links that it deleted.
        var links = committed.LastSequence - committed.FirstSequence;
        if (WantsJson(parsed))
        {
            await Json().WriteAsync(
                json =>
                {
                    json.Write(artifact, collection);
                    json.Write("linksDeleted", links);
                },
                cancellationToken);
            return ExitCode.Ok;
        }

        var andLinks = links > 0 ? $" and {links} link{(links == 1 ? string.Empty : "s")}" : string.Empty;
        Screen().Line($"Deleted {artifact.Name} from {collection}{andLinks}. To restore it: {ToolInfo.Name} restore {artifact.Id}");
        return ExitCode.Ok;
    }

    private async Task<(Artifact Artifact, string Collection)> DeleteAsync(
        IKnowledgeTransaction transaction, ParseResult parsed, CancellationToken cancellationToken)
    {
        var artifact = await new ArtifactLookup(transaction)
            .LiveAsync(parsed.GetRequiredValue(_artifact), parsed.GetValue(_collection), cancellationToken);
        var policy = parsed.GetValue(_cascade) ? DeletePolicy.Cascade : DeletePolicy.Restrict;
        var deleted = await transaction.Artifacts.DeleteAsync(artifact.Id, Expected.Any, policy, cancellationToken);
        return (deleted, await new CollectionNames(transaction.Collections).OfAsync(deleted.CollectionId, cancellationToken));
    }
}
