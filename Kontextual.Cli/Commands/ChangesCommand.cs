using System.CommandLine;
using System.Runtime.CompilerServices;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual changes</c>: the change records, oldest first.</summary>
internal sealed class ChangesCommand : Verb
{
    private const int PageSize = 500;

    private readonly Option<long> _since = new("--since")
    {
        Description = "Only changes after this sequence.",
        HelpName = "n",
        DefaultValueFactory = _ => 0,
    };

    private readonly Option<int?> _limit = new("--limit") { Description = "At most so many, from 1.", HelpName = "n" };

    public ChangesCommand(CliHost host, GlobalOptions global)
        : base(host, global, "changes", "Lists what changed, oldest first.")
    {
        Add(_since);
        Add(_limit);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var limit = parsed.GetValue(_limit);
        var since = parsed.GetValue(_since);
        if (limit < 1)
            throw new UsageException($"--limit is at least 1, not {limit}.");
        if (since < 0)
            throw new UsageException($"--since is at least 0, not {since}.");
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var start = await StartAsync(repository.Changes, since, cancellationToken);
        var records = ReadAsync(repository.Changes, start, limit ?? long.MaxValue, cancellationToken);
        if (WantsJson(parsed))
            await PrintJsonAsync(records, cancellationToken);
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

    private static async IAsyncEnumerable<ChangeRecord> ReadAsync(
        IChangeLog changes, ChangePosition position, long left, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var more = true;
        while (more && left > 0)
        {
            var page = await changes.SinceAsync(position, (int)Math.Min(left, PageSize), cancellationToken);
            foreach (var record in page.Records)
                yield return record;
            left -= page.Records.Count;
            (position, more) = (page.Next, page.HasMore);
        }
    }

    private async Task PrintJsonAsync(IAsyncEnumerable<ChangeRecord> records, CancellationToken cancellationToken)
    {
        var lines = Json();
        await foreach (var record in records)
            await lines.WriteAsync(json => json.Write(record), cancellationToken);
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
