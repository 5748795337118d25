using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual context purge</c>: erases a deleted context package, or a removed reference, permanently.</summary>
internal sealed class ContextPurgeCommand : ContextVerb
{
    private readonly Argument<string?> _package = new("package")
    {
        Description = "The name or the id of the deleted context package.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<ContextReferenceId?> _reference = IdOption.Of<ContextReferenceId>(
        "--reference", "Purge this removed reference instead of a package.", "a reference");

    private readonly Option<bool> _yes = new("--yes") { Description = "Confirm the purge. Purged data cannot be restored." };

    public ContextPurgeCommand(CliHost host, GlobalOptions global)
        : base(host, global, "purge", "Erases the texts of a deleted context package with its references, or of a removed reference, permanently.")
    {
        Add(_package);
        Add(_reference);
        Add(_yes);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_package) is null == parsed.GetValue(_reference) is null)
            throw new UsageException("Either a package or a reference is purged. Specify the name or the id of a package, or a reference with --reference.");
        if (!parsed.GetValue(_yes))
            throw new UsageException("Purged data cannot be restored. Use --yes to confirm the purge.");
        await using var repository = await OpenToWriteAsync(parsed, cancellationToken);
        if (parsed.GetValue(_reference) is { } reference)
            await PurgeAsync(parsed, repository, reference, cancellationToken);
        else
            await PurgeAsync(parsed, repository, parsed.GetValue(_package)!, cancellationToken);
        return ExitCode.Ok;
    }

    private async Task PurgeAsync(ParseResult parsed, IKnowledgeRepository repository, ContextReferenceId id, CancellationToken cancellationToken)
    {
        var committed = await repository.WriteAsync(
            (transaction, token) => transaction.ContextReferences.PurgeAsync(id, Expected.Any, token), Reason, cancellationToken);
        var written = committed.Value;
        await PrintAsync(parsed, written.Value, written.Outcome.ToString(), SentenceOf(id.ToString(), written.Changed), cancellationToken);
    }

    private async Task PurgeAsync(ParseResult parsed, IKnowledgeRepository repository, string key, CancellationToken cancellationToken)
    {
        var committed = await repository.WriteAsync(
            async (transaction, token) =>
            {
                var package = await new ContextLookup(transaction.ContextPackages).DeletedOrLiveAsync(key, token);
                return await transaction.ContextPackages.PurgeAsync(package.Id, Expected.Any, token);
            },
            Reason,
            cancellationToken);
        var written = committed.Value;
        await PrintAsync(parsed, written.Value, written.Outcome.ToString(), SentenceOf(written.Value.Id.ToString(), written.Changed), cancellationToken);
    }

    private static string SentenceOf(string id, bool changed) =>
        changed ? $"Purged {id}. To remove the bytes from the disk: {ToolInfo.Name} compact" : $"{id} is already purged.";
}
