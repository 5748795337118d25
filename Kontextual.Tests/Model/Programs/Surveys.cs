using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>Reads everything there is, each line to be the same on every side.</summary>
internal static class Surveys
{
    /// <summary>At how many moments of the past it looks, the last of them right after the last change.</summary>
    private const int Moments = 2;

    public static async Task RunAsync(IReads reads, long head, Transcript transcript)
    {
        var past = Enumerable.Range(1, Moments).Select(i => new Past(head * i / Moments, null));
        foreach (var asOf in past.Prepend<Past?>(null))
        {
            foreach (var concept in Concepts.All)
                await concept.SurveyAsync(new(reads, asOf, transcript));
        }
    }
}

/// <summary>A moment that is surveyed.</summary>
/// <param name="Reads">The side.</param>
/// <param name="AsOf">The moment; null for the present.</param>
/// <param name="Transcript">Where it is written down.</param>
internal sealed record SurveyedMoment(IReads Reads, Past? AsOf, Transcript Transcript)
{
    /// <summary>More than there is.</summary>
    public const int Size = 1000;

    /// <summary>Lists rows, and writes them down.</summary>
    public async Task ListAsync<TQuery, TRow>(ListStep<TQuery, TRow> listing, params IReadOnlyList<FilterValue<TQuery, TRow>> filters)
        where TRow : class, IEntityRow<TRow> => Add($"{listing} [{string.Join(", ", filters)}]", await RowsAsync(listing, filters));

    /// <summary>Lists rows.</summary>
    public async Task<IReadOnlyList<TRow>> RowsAsync<TQuery, TRow>(
        ListStep<TQuery, TRow> listing, params IReadOnlyList<FilterValue<TQuery, TRow>> filters)
        where TRow : class, IEntityRow<TRow> => (await (listing with { Size = Size }).PageAsync(Reads, filters, AsOf, null)).Rows;

    /// <summary>Writes down rows.</summary>
    public void Add<TRow>(string what, IEnumerable<TRow> rows) => Transcript.Add($"{what} as of {AsOf}: {string.Join(Environment.NewLine, rows)}");
}
