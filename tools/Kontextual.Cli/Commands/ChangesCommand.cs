using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual changes</c>: lists the change records, oldest first.</summary>
internal sealed class ChangesCommand : Verb
{
    private readonly Option<long?> _since = NumberOption.Of("--since", "Only changes after the change with this number. All changes by default.", 0L);

    private readonly Option<long?> _limit = NumberOption.Of("--limit", "The maximum number of changes. All changes by default.", 1L);

    private readonly Option<bool> _follow = new("--follow")
    {
        Description = "Wait for new changes, including those of other processes, until Ctrl-C or --limit.",
    };

    public ChangesCommand(CliHost host, GlobalOptions global)
        : base(host, global, "changes", "Lists the changes in the store, oldest first.")
    {
        Add(_since);
        Add(_limit);
        Add(_follow);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var start = await StartAsync(repository.Changes, parsed.GetValue(_since) ?? 0, cancellationToken);
        var all = parsed.GetValue(_follow)
            ? repository.Changes.FollowAsync(start, cancellationToken)
            : repository.Changes.StreamAsync(start, cancellationToken);
        var records = all.FirstOfAsync(parsed.GetValue(_limit), cancellationToken);
        if (WantsJson(parsed))
            await PrintJsonAsync(records, parsed.GetValue(_follow), cancellationToken);
        else if (parsed.GetValue(_follow))
            await PrintLinesAsync(records, new ChangeTitles(repository), cancellationToken);
        else
            await PrintTablesAsync(records, new ChangeTitles(repository), cancellationToken);
        return ExitCode.Ok;
    }

    private static async Task<ChangePosition> StartAsync(IChangeLog changes, long since, CancellationToken cancellationToken)
    {
        if (await changes.FindPositionAsync(since, cancellationToken) is { } position)
            return position;
        var head = await changes.HeadAsync(cancellationToken);
        throw new UsageException($"--since is {since}, but the newest change is {head.Sequence}.");
    }

    private async Task PrintJsonAsync(IAsyncEnumerable<ChangeRecord> records, bool flush, CancellationToken cancellationToken)
    {
        var lines = Json();
        await foreach (var record in records)
        {
            await lines.WriteAsync(json => json.Write(record), cancellationToken);
            if (flush)
                Host.Flush();
        }
    }

    // A table needs all its rows to determine the width of its columns. Records that arrive one by one are printed immediately.
    private async Task PrintLinesAsync(IAsyncEnumerable<ChangeRecord> records, ChangeTitles titles, CancellationToken cancellationToken)
    {
        var screen = Screen();
        await foreach (var record in records)
        {
            var title = await titles.OfAsync(record, cancellationToken);
            screen.Line($"{record.Sequence,8}  {UtcTime.Format(record.Time)}  {record.Kind,-8}  {record.EntityKind,-12}  {record.EntityVersion,4}  {title}");
            Host.Flush();
        }
    }

    private async Task PrintTablesAsync(IAsyncEnumerable<ChangeRecord> records, ChangeTitles titles, CancellationToken cancellationToken)
    {
        var listing = new Listing(Screen(), ["change", "time", "kind", "what", "version", "name"]);
        await foreach (var record in records)
        {
            listing.Add(
            [
                $"{record.Sequence}",
                UtcTime.Format(record.Time),
                record.Kind.ToString(),
                record.EntityKind.ToString(),
                $"{record.EntityVersion}",
                await titles.OfAsync(record, cancellationToken),
            ]);
        }

        listing.End();
    }
}
