using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Model;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Runs;

/// <summary>Listings of runs: each filter selects what its description says, in the order of creation, in the present and in the past.</summary>
public sealed class RunListingSpecs(Backend backend) : RunStoreSpecs(backend)
{
    [Test, Property("Rule", "Q1")]
    public async Task Filters_and_their_pairs_select_what_they_say_in_order()
    {
        var (rows, values) = await FilledAsync();
        var past = Repository.AsOf(AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence));
        foreach (var first in values)
        {
            // A query has one value of each filter.
            foreach (var second in values.Where(second => second == first || NameOf(second.Value) != NameOf(first.Value)))
            {
                var filters = new[] { first.Value, second.Value };
                var expected = rows.Where(row => filters.All(filter => filter.Selects(row)))
                    .OrderBy(row => row.CreatedAt).ThenBy(row => $"{row.Id}", StringComparer.Ordinal).Select(row => row.Id).ToList();
                var query = filters.SetOn(new RunQuery());

                (await IdsAsync(Repository, query)).ShouldBe(expected, $"{first.Value}, {second.Value}");
                (await IdsAsync(Repository, query with { Direction = SortDirection.Descending })).ShouldBe(expected.AsEnumerable().Reverse(), $"{first.Value}, {second.Value}");
                if (!first.IsOfThePresent && !second.IsOfThePresent)
                    (await IdsAsync(past, query)).ShouldBe(expected, $"{first.Value}, {second.Value}, in the past");
            }
        }

        // Each value selects some runs and leaves out others, so that a filter that is ignored is noticed.
        foreach (var (value, _) in values)
            rows.Count(value.Selects).ShouldBeInRange(1, rows.Count - 1, $"{value}");
    }

    [Test, Property("Rule", "Q1")]
    public async Task Times_are_compared_exactly_below_a_microsecond()
    {
        var run = await StartAsync();
        var after = run.CreatedAt.AddTicks(1);

        (await IdsAsync(Repository, new() { CreatedFrom = run.CreatedAt })).ShouldBe([run.Id]);
        (await IdsAsync(Repository, new() { CreatedFrom = after })).ShouldBeEmpty();
        (await IdsAsync(Repository, new() { CreatedBefore = run.CreatedAt })).ShouldBeEmpty();
        (await IdsAsync(Repository, new() { CreatedBefore = after })).ShouldBe([run.Id]);
        (await IdsAsync(Repository, new() { CreatedFrom = run.CreatedAt.ToOffset(TimeSpan.FromHours(5)), CreatedBefore = DateTimeOffset.MaxValue })).ShouldBe([run.Id]);
    }

    [Test, Property("Rule", "O1")]
    public async Task A_run_is_stalled_when_its_last_heartbeat_or_its_start_is_older()
    {
        var (started, alive) = (await RunningAsync(), await RunningAsync());
        await InStatusAsync(RunStatus.Suspended);
        await StartAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        await Repository.HeartbeatRunAsync(AttemptOf(alive));
        var heartbeat = Time.Kept;

        (await IdsAsync(Repository, new() { StalledSince = started.StartedAt })).ShouldBeEmpty();
        (await IdsAsync(Repository, new() { StalledSince = heartbeat })).ShouldBe([started.Id]);
        (await IdsAsync(Repository, new() { StalledSince = heartbeat.AddTicks(10) })).ShouldBe([started.Id, alive.Id], ignoreOrder: true);
    }

    private async Task<(List<RunRow> Rows, List<(FilterValue<RunQuery, RunRow> Value, bool IsOfThePresent)> Values)> FilledAsync()
    {
        var note = await NewNoteAsync(await NewCollectionAsync());
        await new RunCase().FillAsync(Repository, Time, new Stored([await NewCollectionAsync("other")], [note]));
        var rows = new List<RunRow>();
        var times = new List<DateTimeOffset>();
        await foreach (var run in Repository.Runs.StreamAsync(new RunQuery()))
        {
            var inputs = run.InputBundleId is { } bundle ? $"{(await Repository.Runs.GetBundleAsync(bundle)).Digest}" : null;
            rows.Add(RunRow.Of(run) with { Inputs = inputs });
            times.Add(run.CreatedAt);
        }

        var middle = times[times.Count / 2];
        return (rows,
        [
            (RunFilters.Operation.With(RunCase.Operation), false), (RunFilters.Operation.With("other"), false),
            (RunFilters.Statuses.With([RunStatus.Running]), false), (RunFilters.Statuses.With([RunStatus.Pending, RunStatus.Failed]), false),
            (RunFilters.Unfinished.With(true), false), (RunFilters.StalledSince.With(Time.Now), true), (RunFilters.Actor.With(RunCase.Actor), false),
            (RunFilters.ParentRunId.With(rows[0].Id), false), (RunFilters.CreatedFrom.With(middle), false), (RunFilters.CreatedBefore.With(middle), false),
            (RunFilters.InputDigest.With($"{RunCase.InputDigest}"), false), (RunFilters.IdempotencyKey.With(RunCase.Key), false),
        ]);
    }

    private static string NameOf(FilterValue<RunQuery, RunRow> value) => value.Text.Split(' ')[0];

    private static async Task<IReadOnlyList<RunId>> IdsAsync(IKnowledgeReaders readers, RunQuery query)
    {
        var ids = new List<RunId>();
        for (var page = new PageRequest { Size = 2 }; ;)
        {
            var found = await readers.Runs.ListAsync(query, page);
            ids.AddRange(found.Items.Select(run => run.Id));
            if (found.NextCursor is not { } cursor)
                return ids;
            page = new PageRequest { Size = 2, Cursor = cursor };
        }
    }
}
