using System.CommandLine;

namespace Kontextual.Cli;

/// <summary><c>kontextual ingest</c>: stores the files of a folder as artifacts.</summary>
internal sealed class IngestCommand : Verb
{
    private readonly Argument<string> _folder = new("folder")
    {
        Description = "The folder. Every file below it becomes an artifact, whose name is the relative path.",
    };

    private readonly Option<string?> _collection = new("--collection")
    {
        Description = "The collection for the artifacts. It is created when it does not exist. The name of the folder by default.",
        HelpName = "name",
    };

    private readonly Option<string[]> _include = Patterns(
        "--include",
        "Only files that match the pattern. A pattern without a slash, such as '*.md', matches at any depth. Can be given several times.");

    private readonly Option<string[]> _exclude = Patterns(
        "--exclude", "No files that match the pattern, and no files in folders that match it. Can be given several times.");

    private readonly Option<bool> _prune = new("--prune")
    {
        Description = "Delete the artifacts of files that no longer exist. Artifacts with links are kept.",
    };

    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Continue the newest ingest with the same options that was killed, cancelled or failed, in the same run.",
    };

    private readonly Option<TimeSpan?> _takeOverAfter = DurationOption.Of(
        "--take-over-after", "With --resume: how long a run must be without a heartbeat to count as killed. 15s by default.");

    private readonly Option<bool> _quiet = new("--quiet")
    {
        Description = "Print no progress and no summary. Files that were not taken and artifacts that were kept are still printed.",
    };

    public IngestCommand(CliHost host, GlobalOptions global)
        : base(
            host,
            global,
            "ingest",
            "Stores the files of a folder as artifacts. The store is created when it does not exist. Unchanged files make no revision.")
    {
        Add(_folder);
        foreach (var option in (Option[])[_collection, _include, _exclude, _prune, _resume, _takeOverAfter, _quiet])
            Add(option);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = RequestOf(parsed);
        var path = StorePath(parsed);
        await using var repository = await StoreOpening.IngestAsync(Host, path, create: !request.Resume, cancellationToken);
        var ingestion = new Ingestion(repository, request, new OwnFiles(path), Reason, Host.Time);
        try
        {
            await ingestion.RunAsync(ProgressFor(parsed), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            throw new CancelledException(
                $"Cancelled: {ingestion.Tally.Done} before the cancellation. Every file in the store is complete. "
                + "To continue, ingest again with --resume.");
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
        var request = IngestRequest.Of(parsed.GetRequiredValue(_folder), parsed.GetValue(_collection), filter, parsed.GetValue(_prune));
        var after = parsed.GetValue(_takeOverAfter);
        if (after is not null && !parsed.GetValue(_resume))
            throw new UsageException("--take-over-after is only used together with --resume. Use both, or leave it out.");
        return request with { Resume = parsed.GetValue(_resume), TakeOverAfter = after ?? request.TakeOverAfter };
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
