using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual ingest</c>: brings the files of a folder into the store.</summary>
internal sealed class IngestCommand : Verb
{
    private readonly Argument<string> _folder = new("folder") { Description = "The folder. Every file below it becomes an artifact named by its relative path." };

    private readonly Option<string?> _collection = new("--collection")
    {
        Description = "The collection to bring the files into, made when there is none. The folder's own name unless told.",
        HelpName = "name",
    };

    private readonly Option<string[]> _include = Patterns("--include", "Only files that match; may be given several times. Without a slash at any depth, as '*.md'.");

    private readonly Option<string[]> _exclude = Patterns("--exclude", "No files that match, nor what lies in folders that do; may be given several times.");

    private readonly Option<bool> _prune = new("--prune") { Description = "Delete the artifacts that came from files which are gone. Those with links are kept." };

    private readonly Option<bool> _quiet = new("--quiet") { Description = "No progress and no summary; what was not taken or kept is still told." };

    public IngestCommand(CliHost host, GlobalOptions global)
        : base(host, global, "ingest", "Brings the files of a folder into the store, which is made when there is none. Unchanged files cost nothing.")
    {
        Add(_folder);
        Add(_collection);
        Add(_include);
        Add(_exclude);
        Add(_prune);
        Add(_quiet);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var filter = new FileFilter(parsed.GetValue(_include) ?? [], parsed.GetValue(_exclude) ?? []);
        var request = IngestRequest.Of(parsed.GetRequiredValue(_folder), parsed.GetValue(_collection), filter, parsed.GetValue(_prune));
        var path = StorePath(parsed);
        var started = Host.Time.GetTimestamp();
        await using var repository = await StoreAccess.IngestAsync(Host, path, cancellationToken);
        var collection = await CollectionAsync(repository, request.Collection, cancellationToken);
        var tally = new IngestTally();
        var walk = new FolderWalk(request.Folder, filter, new OwnFiles(path));
        var isFinished = false;
        try
        {
            await IngestAsync(parsed, request, repository, collection, walk, tally, cancellationToken);
            isFinished = true;
        }
        catch (OperationCanceledException)
        {
            throw new CancelledException(
                $"Cancelled: {tally.Created} created, {tally.Updated} updated and {tally.Deleted} deleted so far, all of them whole. Ingest again to go on.");
        }
        finally
        {
            var report = new IngestReport(collection, tally, walk.Links, Host.Time.GetElapsedTime(started), isFinished);
            await PrintAsync(parsed, report);
        }

        return tally.IsComplete ? ExitCode.Ok : ExitCode.Incomplete;
    }

    private async Task IngestAsync(
        ParseResult parsed,
        IngestRequest request,
        IKnowledgeRepository repository,
        Collection collection,
        FolderWalk walk,
        IngestTally tally,
        CancellationToken cancellationToken)
    {
        async Task WorkAsync(Action<long> advance)
        {
            var writer = new IngestWriter(repository, collection.Id, Reason);
            await using var listing = new StoreListing(repository.Artifacts, collection.Id, cancellationToken);
            using var run = new IngestRun(request, writer, tally, advance);
            await run.RunAsync(walk.Entries(), listing, cancellationToken);
        }

        if (Host.ErrorIsTerminal && !WantsJson(parsed) && !parsed.GetValue(_quiet))
            await IngestProgress.RunAsync(Host, new FolderWalk(request.Folder, request.Filter, new OwnFiles(StorePath(parsed))).Entries, WorkAsync);
        else
            await WorkAsync(_ => { });
    }

    // One transaction: of two processes that bring the first files of a collection, the second finds what the first made.
    private async Task<Collection> CollectionAsync(IKnowledgeRepository repository, string name, CancellationToken cancellationToken)
    {
        if (await repository.Collections.FindByNameAsync(name, cancellationToken) is { } there)
            return there;
        var committed = await repository.WriteAsync(
            async (transaction, token) =>
                await transaction.Collections.FindByNameAsync(name, token)
                ?? await transaction.Collections.CreateAsync(new CollectionDraft { Name = name }, token),
            Reason,
            cancellationToken);
        return committed.Value;
    }

    private async Task PrintAsync(ParseResult parsed, IngestReport report)
    {
        if (WantsJson(parsed))
            await Json().WriteAsync(report.Write, CancellationToken.None);
        else if (!parsed.GetValue(_quiet))
            report.Write(Screen());
        Host.Flush();
        report.WriteProblems(Host.Error);
    }

    private static Option<string[]> Patterns(string name, string description) =>
        new(name) { Description = description, HelpName = "pattern" };
}
