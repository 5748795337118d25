using System.Text;

namespace Kontextual.Domain;

/// <summary>Chooses the hits that a snippet shows.</summary>
internal static class SnippetWindow
{
    // Looks no further in a text with more hits. The first ones show as well why it was found.
    private const int MaxHits = 10_000;

    /// <summary>
    /// Returns the hits of the first place with the hits of the most clauses within a length. If no hit is that short, it is the first one.
    /// </summary>
    public static IReadOnlyList<Hit> BestOf(string text, IEnumerable<Hit> hits, int length)
    {
        IReadOnlyList<Hit> best = [];
        var mostClauses = 0;
        var window = new List<Hit>();
        foreach (var found in hits.Take(MaxHits))
        {
            // A token with many marks can be too long, and what matches in it need not be at its beginning.
            var hit = Fits(text, found.Tokens, length) ? found : found with { Tokens = found.Range };
            window.Add(hit);
            window.RemoveAll(one => !Fits(text, TextRange.Between(one.Tokens.Start, hit.Tokens.End), length));
            var clauses = window.Select(one => one.Clause).Distinct().Count();
            if (clauses > mostClauses || best.Count == 0)
                (best, mostClauses) = (window.Count > 0 ? [.. window] : [hit], clauses);
            else if (clauses == mostClauses && window.Count > 0 && best.Count > 0 && window[0] == best[0])
                best = [.. window];
        }

        return best;
    }

    /// <summary>The range from the first token of the hits to the last, which is empty when there is none.</summary>
    public static TextRange Span(IReadOnlyList<Hit> hits) =>
        hits.Count == 0 ? default : TextRange.Between(hits.Min(hit => hit.Tokens.Start), hits.Max(hit => hit.Tokens.End));

    /// <summary>Moves on from a position by at most a number of code points. Returns the position after them.</summary>
    public static int Forward(string text, int at, int count)
    {
        for (; count > 0 && at < text.Length; count--)
            at += Rune.TryGetRuneAt(text, at, out var rune) ? rune.Utf16SequenceLength : 1;
        return at;
    }

    private static bool Fits(string text, TextRange range, int length) =>
        range.Length <= length || (range.Length <= 2 * length && Forward(text, range.Start, length) >= range.End);
}
