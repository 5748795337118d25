using System.CommandLine;

namespace Kontextual.Cli;

/// <summary><c>kontextual ingest</c>: brings the files of a folder into the store.</summary>
internal sealed class IngestCommand : Verb
{
    private readonly Argument<string> _folder = new("folder")
    {
        Description = "The folder. Every file below it becomes an artifact named by its relative path.",
    };

    private readonly Option<string?> _collection = new("--collection")
    {
        Description = "The collection to bring the files into, made when there is none. The folder's own name by default.",
        HelpName = "name",
    };

    private readonly Option<string[]> _include = Patterns(
        "--include", "Only files that match; may be given several times. Without a slash at any depth, as '*.md'.");

    private readonly Option<string[]> _exclude = Patterns(
        "--exclude", "No files that match, nor what lies in folders that do; may be given several times.");

    private readonly Option<bool> _prune = new("--prune")
    {
        Description = "Delete the artifacts that came from files which are gone. Those with links are kept.",
    };

    private readonly Option<bool> _quiet = new("--quiet")
    {
        Description = "No progress and no summary; what was not taken or kept is still told.",
    };

    public IngestCommand(CliHost host, GlobalOptions global)
        : base(
            host, global, "ingest", "Brings a folder's files into the store, which is made when there is none. Unchanged files cost nothing.")
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
        var request = RequestOf(parsed);
        var path = StorePath(parsed);
        await using var repository = await StoreOpening.IngestAsync(Host, path, cancellationToken);
        var ingestion = new Ingestion(repository, request, new OwnFiles(path), Reason, Host.Time);
        try
        {
            await ingestion.RunAsync(ProgressFor(parsed), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            throw new CancelledException($"Cancelled: {ingestion.Tally.Done} before that, every file whole. Ingest again to go on.");
        }
        finally
        {
            if (ingestion.Report() is { } report)
                await PrintAsync(parsed, report);
        }

        return ingestion.Tally.IsComplete ? ExitCode.Ok : ExitCode.Incomplete;
    }

    private IngestRequest RequestOf(ParseResult parsed)
    {
        var filter = new FileFilter(parsed.GetValue(_include) ?? [], parsed.GetValue(_exclude) ?? []);
        return IngestRequest.Of(parsed.GetRequiredValue(_folder), parsed.GetValue(_collection), filter, parsed.GetValue(_prune));
    }

    private IIngestProgress ProgressFor(ParseResult parsed) =>
        Host.ErrorIsTerminal && !WantsJson(parsed) && !parsed.GetValue(_quiet) ? new ProgressBar(Host) : new NoProgress();

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
