using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>Lists entities of a kind, so many pages of them.</summary>
internal abstract record ListStep<TQuery, TRow> : Step
    where TRow : class, IEntityRow<TRow>
{
    public IReadOnlyList<ProgramFilter<TQuery, TRow>> Filters { get; init; } = [];

    public bool Deleted { get; init; }

    public bool Purged { get; init; }

    public When? AsOf { get; init; }

    public int Size { get; init; } = 100;

    public int Pages { get; init; } = 1;

    public override Task<string> PlayAsync(Scene scene)
    {
        var (filters, asOf) = (Filters.Select(filter => filter.In(scene)).ToList(), scene.Moment(AsOf));
        return scene.TurnAsync(
            (reads, cursor) => PageAsync(reads, filters, asOf, cursor),
            (there, row) => AsOf is null ? there.See(row) : $"{row}",
            Pages);
    }

    /// <summary>Reads a page.</summary>
    /// <param name="reads">The side.</param>
    /// <param name="filters">The filters, whose entities are known.</param>
    /// <param name="asOf">The moment.</param>
    /// <param name="cursor">What the page before gave.</param>
    public Task<Leaf<TRow>> PageAsync(IReads reads, IReadOnlyList<FilterValue<TQuery, TRow>> filters, Past? asOf, object? cursor) => reads.AskAsync(
        plain => Plain(plain, filters, asOf, cursor),
        store => StoreAsync(store.At(asOf), filters, Forms.Page(Size, cursor)));

    public override IEnumerable<Step> Simpler()
    {
        foreach (var fewer in Shrinking.WithoutOne(Filters))
            yield return this with { Filters = fewer };
        if (Pages > 1)
            yield return this with { Pages = 1 };
        for (var i = 0; i < Filters.Count; i++)
        {
            foreach (var nearer in Filters[i].Nearer)
                yield return this with { Filters = Shrinking.Replaced(Filters, i, nearer) };
        }
    }

    /// <summary>All rows of the model at a moment, with what the filters need to know of others.</summary>
    protected virtual IEnumerable<TRow> Rows(PlainMoment moment) => moment.All<TRow>();

    /// <summary>The order of the rows.</summary>
    protected abstract PlainListing<TRow> Order(PlainRules rules);

    /// <summary>The call of the product.</summary>
    protected abstract Task<Leaf<TRow>> StoreAsync(IKnowledgeReaders readers, IReadOnlyList<FilterValue<TQuery, TRow>> filters, PageRequest page);

    private Leaf<TRow> Plain(PlainReads reads, IReadOnlyList<FilterValue<TQuery, TRow>> filters, Past? asOf, object? cursor)
    {
        var kept = filters.Kept(reads.Rules);

        // All that a cursor belongs to, in one text.
        var query = $"{this with { Filters = [], AsOf = null, Size = 0, Pages = 0 }} [{string.Join(", ", kept)}] {asOf}";
        var moment = PlainCursor.Of(query, cursor)?.Moment ?? reads.SequenceOf(asOf);
        var rows = Rows(reads.At(moment)).Where(row => (Deleted || !row.IsDeleted) && (Purged || !row.IsPurged) && kept.AllSelect(row));
        return Order(reads.Rules).Page(query, rows, Size, cursor, moment);
    }

    // A list prints the name of its type only.
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append(
            CultureInfo.InvariantCulture,
            $"Filters = [{string.Join(", ", Filters)}], Deleted = {Deleted}, Purged = {Purged}, AsOf = {AsOf}, Size = {Size}, Pages = {Pages}");
        return true;
    }
}

/// <summary>Generates them.</summary>
internal static class ListSteps
{
    /// <summary>Listings with the filters of one of several combinations.</summary>
    public static Gen<TStep> Of<TQuery, TRow, TStep>(IEnumerable<FilterMix<TQuery, TRow>> mixes, TStep empty)
        where TRow : class, IEntityRow<TRow>
        where TStep : ListStep<TQuery, TRow> =>
        from filters in FilterMix<TQuery, TRow>.OneOf(mixes)
        from deleted in ValueGenerators.Coin
        from purged in ValueGenerators.Coin
        from asOf in ValueGenerators.Moment
        from size in ValueGenerators.Size
        from pages in ValueGenerators.Pages
        select (TStep)((ListStep<TQuery, TRow>)empty with { Filters = filters, Deleted = deleted, Purged = purged, AsOf = asOf, Size = size, Pages = pages });
}
