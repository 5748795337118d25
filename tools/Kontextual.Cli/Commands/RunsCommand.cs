using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual runs</c>: lists the runs in the order in which they were recorded.</summary>
internal sealed class RunsCommand : Verb
{
    private readonly Option<string?> _operation = Text("--operation", "Only runs of this operation, such as ingest.", "name");

    private readonly Option<RunStatus[]> _statuses = new("--status")
    {
        Description = $"Only runs with this status: {string.Join(", ", Enum.GetNames<RunStatus>())}. Can be given several times.",
        HelpName = "status",
        CustomParser = RunStatusOption.Parse,
    };

    private readonly Option<bool> _unfinished = new("--unfinished")
    {
        Description = "Only runs that have not ended: pending, running and suspended ones.",
    };

    private readonly Option<TimeSpan?> _stalled = DurationOption.Of(
        "--stalled", "Only running runs without a heartbeat for at least this time. Their workers may have been lost.");

    private readonly Option<string?> _actor = Text("--actor", "Only runs with this actor.", "text");

    private readonly Option<RunId?> _parent = IdOption.Of<RunId>("--parent", "Only runs that this run started.", "a run");

    private readonly Option<DateTimeOffset?> _since = TimeOption.Of("--since", "Only runs that were recorded at this time or later.");

    private readonly Option<DateTimeOffset?> _until = TimeOption.Of("--until", "Only runs that were recorded before this time.");

    private readonly Option<string?> _key = Text("--key", "Only runs with this idempotency key.", "text");

    private readonly Option<bool> _newest = new("--newest") { Description = "List the newest run first. The oldest first by default." };

    private readonly Option<long?> _limit = NumberOption.Of("--limit", "The maximum number of runs. All runs by default.", 1L);

    private readonly Option<AsOf?> _asOf = AsOfOption.Create();

    public RunsCommand(CliHost host, GlobalOptions global)
        : base(host, global, "runs", "Lists the runs, which record what was done in several steps, oldest first.")
    {
        foreach (var option in (Option[])[_operation, _statuses, _unfinished, _stalled, _actor, _parent, _since, _until, _key, _newest, _limit, _asOf])
            Add(option);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_stalled) is not null && parsed.GetValue(_asOf) is not null)
            throw new UsageException("--stalled and --as-of cannot be used together, because the past has no heartbeats. Use one of them.");
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var readers = await AsOfOption.ReadersAsync(parsed, _asOf, repository, cancellationToken);
        var runs = readers.Runs.StreamAsync(QueryOf(parsed), cancellationToken).FirstOfAsync(parsed.GetValue(_limit), cancellationToken);
        if (WantsJson(parsed))
            await PrintJsonAsync(runs, cancellationToken);
        else
            await PrintTablesAsync(runs);
        return ExitCode.Ok;
    }

    private RunQuery QueryOf(ParseResult parsed) => new()
    {
        Operation = parsed.GetValue(_operation),
        Statuses = parsed.GetValue(_statuses) is { Length: > 0 } statuses ? statuses : null,
        Unfinished = parsed.GetValue(_unfinished),
        StalledSince = parsed.GetValue(_stalled) is { } time ? Host.Time.GetUtcNow() - time : null,
        Actor = parsed.GetValue(_actor),
        ParentRunId = parsed.GetValue(_parent),
        CreatedFrom = parsed.GetValue(_since),
        CreatedBefore = parsed.GetValue(_until),
        IdempotencyKey = parsed.GetValue(_key),
        Direction = parsed.GetValue(_newest) ? SortDirection.Descending : SortDirection.Ascending,
    };

    private async Task PrintJsonAsync(IAsyncEnumerable<OperationRun> runs, CancellationToken cancellationToken)
    {
        var lines = Json();
        await foreach (var run in runs)
            await lines.WriteAsync(json => json.WriteMembersOf(run), cancellationToken);
    }

    private async Task PrintTablesAsync(IAsyncEnumerable<OperationRun> runs)
    {
        var listing = new Listing(Screen(), ["id", "recorded", "status", "operation"]);
        await foreach (var run in runs)
            listing.Add([run.Id.ToString(), TableTime.Of(run.CreatedAt), run.Status.ToString(), run.Operation]);
        listing.End();
    }

    private static Option<string?> Text(string name, string description, string value) => new(name) { Description = description, HelpName = value };
}
