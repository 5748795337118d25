using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>Finds a run by id.</summary>
internal sealed record FindRun(Ref Entity, bool Deleted, When? AsOf) : FindStep<RunId, RunRow>(Entity, Deleted, AsOf)
{
    public static Gen<FindRun> Generated { get; } = FindSteps.Of(ValueGenerators.Any, (id, deleted, asOf) => new FindRun(id, deleted, asOf));

    protected override async Task<RunRow?> StoreAsync(IKnowledgeReaders readers, RunId id) =>
        await readers.Runs.FindAsync(id, Deleted) is { } found ? RunRow.Of(found) : null;
}

/// <summary>Finds the run of an operation by its key.</summary>
internal sealed record FindRunByKey(Word Operation, Word Key, When? AsOf) : FindStep<RunRow>(AsOf)
{
    public static Gen<FindRunByKey> Generated { get; } =
        from operation in ValueGenerators.Operation
        from key in ValueGenerators.Key
        from asOf in ValueGenerators.Moment
        select new FindRunByKey(operation, key, asOf);

    public static string KeptKey(PlainRules rules, string key)
    {
        rules.Prefix(key);
        return key.Length > 0 ? key : throw new ArgumentException("no key", nameof(key));
    }

    protected override RunRow? Plain(PlainMoment moment, PlainRules rules, Scene scene)
    {
        var operation = rules.Name(Operation.Text);
        KeptKey(rules, Key.Text);
        return moment.All<RunRow>().SingleOrDefault(row => row.Operation == operation && row.Key == Key.Text);
    }

    protected override async Task<RunRow?> StoreAsync(IKnowledgeReaders readers, Scene scene) =>
        await readers.Runs.FindByKeyAsync(Operation.Text, Key.Text) is { } found ? RunRow.Of(found) : null;
}

/// <summary>Lists runs, so many pages of them.</summary>
internal sealed record ListRuns : ListStep<RunQuery, RunRow>
{
    public bool Descending { get; init; }

    public static Gen<ListRuns> Generated { get; } =
        from listing in ListSteps.Of(RunFilters.Mixes, new ListRuns())
        from backwards in ValueGenerators.Coin
        select listing with { Descending = backwards };

    protected override IEnumerable<RunRow> Rows(PlainMoment moment) => moment.Sequence is not null && Filters.Any(IsOfThePresent)
        ? throw new ArgumentException("heartbeats have no past")
        : moment.All<RunRow>().Select(row => row with { Inputs = row.Bundle is { } bundle ? moment.Find<BundleRow>(bundle)!.Digest : null });

    protected override PlainListing<RunRow> Order(PlainRules rules) => PlainListing.ByTime<RunRow>(row => row.CreatedAt, Descending);

    protected override async Task<Leaf<RunRow>> StoreAsync(
        IKnowledgeReaders readers, IReadOnlyList<FilterValue<RunQuery, RunRow>> filters, PageRequest page)
    {
        var query = filters.SetOn(new() { IncludePurged = Purged, Direction = Descending ? SortDirection.Descending : SortDirection.Ascending });
        return (await readers.Runs.ListAsync(query, page)).Leaf(RunRow.Of);
    }

    private static bool IsOfThePresent(ProgramFilter<RunQuery, RunRow> filter) =>
        RunFilters.All.Any(each => each.IsOfThePresent && filter.Text.StartsWith(each.Property, StringComparison.Ordinal));
}
