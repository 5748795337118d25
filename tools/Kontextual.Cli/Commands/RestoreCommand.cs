using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual restore</c>: restores a deleted artifact.</summary>
internal sealed class RestoreCommand : Verb
{
    private readonly Argument<string> _artifact = ArtifactArguments.Artifact();

    private readonly Option<string?> _collection = ArtifactArguments.Collection();

    public RestoreCommand(CliHost host, GlobalOptions global)
        : base(host, global, "restore", "Restores a deleted artifact. Links that were deleted with it are not restored.")
    {
        Add(_artifact);
        Add(_collection);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        var committed = await repository.WriteAsync(
            (transaction, token) => RestoreAsync(transaction, parsed, token), Reason, cancellationToken);
        var (written, collection) = committed.Value;
        if (WantsJson(parsed))
        {
            await Json().WriteAsync(
                json =>
                {
                    json.Write(written.Value, collection);
                    json.WriteString("outcome", written.Outcome.ToString());
                },
                cancellationToken);
            return ExitCode.Ok;
        }

        Screen().Line(written.Changed
            ? $"Restored {written.Value.Name} in {collection} as revision {written.Value.HeadRevision}."
            : $"{written.Value.Name} in {collection} is not deleted. There is nothing to restore.");
        return ExitCode.Ok;
    }

    private async Task<(Written<Artifact> Written, string Collection)> RestoreAsync(
        IKnowledgeTransaction transaction, ParseResult parsed, CancellationToken cancellationToken)
    {
        var artifact = await new ArtifactLookup(transaction)
            .DeletedOrLiveAsync(parsed.GetRequiredValue(_artifact), parsed.GetValue(_collection), cancellationToken);
        var written = await transaction.Artifacts.RestoreAsync(artifact.Id, Expected.Any, cancellationToken);
        return (written, await new CollectionNames(transaction.Collections).OfAsync(written.Value.CollectionId, cancellationToken));
    }
}
