using System.Globalization;
using System.Text;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>Lists rows of a kind, so many pages of them.</summary>
internal abstract record ListStep<TQuery, TRow> : Step
{
    public IReadOnlyList<ProgramFilter<TQuery, TRow>> Filters { get; init; } = [];

    public bool Deleted { get; init; }

    public bool Purged { get; init; }

    public When? AsOf { get; init; }

    public int Size { get; init; } = 100;

    public int Pages { get; init; } = 1;

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

    protected IReadOnlyList<FilterValue<TQuery, TRow>> FiltersIn(Scene scene) => [.. Filters.Select(filter => filter.In(scene))];

    // A list prints the name of its type only.
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append(
            CultureInfo.InvariantCulture,
            $"Filters = [{string.Join(", ", Filters)}], Deleted = {Deleted}, Purged = {Purged}, AsOf = {AsOf}, Size = {Size}, Pages = {Pages}");
        return true;
    }
}
