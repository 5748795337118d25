namespace Kontextual.Domain;

/// <summary>A term or a phrase as it stands in a search text.</summary>
/// <param name="Text">Its text, without quotation marks and star.</param>
/// <param name="HasStar">True when a star stands directly after it. Further stars mean nothing.</param>
internal sealed record SearchTerm(string Text, bool HasStar)
{
    /// <summary>Divides a search text. A quotation mark opens a phrase where a term could begin and when there is another one after it.</summary>
    public static IEnumerable<SearchTerm> Read(string text)
    {
        for (int at = 0; at < text.Length;)
        {
            var closing = text[at] == '"' ? text.IndexOf('"', at + 1) : -1;
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (closing >= 0)
            {
                var end = EndOf(text, closing + 1, unit => unit != '*');
                yield return new(text[(at + 1)..closing], HasStar: end > closing + 1);
                at = end;
            }
            else
            {
                var end = EndOf(text, at, char.IsWhiteSpace);
                var term = text[at..end];
                var kept = term.TrimEnd('*');
                yield return new(kept, HasStar: kept.Length < term.Length);
                at = end;
            }
        }
    }

    private static int EndOf(string text, int at, Func<char, bool> isEnd)
    {
        while (at < text.Length && !isEnd(text[at]))
            at++;
        return at;
    }
}
