namespace Kontextual.Domain;

/// <summary>The part of a text that shows best why it was found.</summary>
/// <param name="Text">The part, with "…" where the text goes on.</param>
/// <param name="Hits">The places of <paramref name="Text"/> that were searched for, in order. They do not overlap.</param>
/// <param name="Offset">Added to a place of <paramref name="Text"/>, it gives the place in the whole text.</param>
internal sealed record Snippet(string Text, IReadOnlyList<TextRange> Hits, int Offset)
{
    /// <summary>The smallest length of a snippet in code points: 80, so that one token and both ellipses fit.</summary>
    public const int MinLength = 80;

    private const string Ellipsis = "…";

    /// <summary>
    /// Makes the snippet of a text. It contains the first place with the most terms and phrases that fit into it together, in the middle where possible. It
    /// is cut between tokens; only a token that does not fit is cut. If nothing was found, it is the beginning of the text.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="matcher">What was searched for.</param>
    /// <param name="maxCodePoints">The maximum length in code points with the ellipses, at least 80. Half of a surrogate pair counts as one.</param>
    public static Snippet Of(string text, WordsMatcher matcher, int maxCodePoints)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCodePoints, MinLength);
        var length = maxCodePoints - (2 * Ellipsis.Length);
        var hits = SnippetWindow.BestOf(text, matcher.Hits(text), length);
        var range = SnippetCut.Around(text, SnippetWindow.Span(hits), length);
        var before = range.Start > 0 ? Ellipsis : "";
        var after = range.End < text.Length ? Ellipsis : "";
        var shift = before.Length - range.Start;
        var shown = Merge(hits.Where(hit => hit.Range.Start < range.End)
            .Select(hit => TextRange.Between(hit.Range.Start + shift, Math.Min(hit.Range.End, range.End) + shift)));
        return new(string.Concat(before, text.AsSpan(range.Start, range.Length), after), shown, -shift);
    }

    private static List<TextRange> Merge(IEnumerable<TextRange> ranges)
    {
        var merged = new List<TextRange>();
        foreach (var range in ranges.OrderBy(range => range.Start))
        {
            if (merged.Count > 0 && range.Start < merged[^1].End)
                merged[^1] = TextRange.Between(merged[^1].Start, Math.Max(merged[^1].End, range.End));
            else
                merged.Add(range);
        }

        return merged;
    }
}
