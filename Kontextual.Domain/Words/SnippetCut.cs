namespace Kontextual.Domain;

/// <summary>Cuts a snippet out of a text.</summary>
internal static class SnippetCut
{
    /// <summary>Returns the part around a range, which has at most a number of code points and begins and ends between tokens.</summary>
    public static TextRange Around(string text, TextRange range, int length)
    {
        var free = length - CountUpTo(text, range, length);
        var start = Back(text, range.Start, free / 2);
        var end = SnippetWindow.Forward(text, start, length);
        // What is not needed after the range is used before it.
        if (end == text.Length)
            start = Back(text, range.Start, length - CountUpTo(text, TextRange.Between(range.Start, end), length));
        return WithoutPartsOfTokens(text, TextRange.Between(start, end), range);
    }

    private static TextRange WithoutPartsOfTokens(string text, TextRange cut, TextRange range)
    {
        var (start, end) = (cut.Start, cut.End);
        var reader = new TokenReader(text);
        while (reader.MoveNext() && reader.Source.Start < end)
        {
            // A script without spaces can be cut anywhere.
            var token = reader.IsUnspaced ? reader.FirstSource : reader.Source;
            if (token.Start < start && token.End > start && token.End <= range.Start)
                start = token.End;
            if (token.Start > start && token.Start < end && token.End > end && token.Start >= range.End)
                end = token.Start;
        }

        while (start > 0 && start < range.Start && char.IsWhiteSpace(text[start]))
            start++;
        while (end < text.Length && end > Math.Max(range.End, start) && char.IsWhiteSpace(text[end - 1]))
            end--;
        return TextRange.Between(start, end);
    }

    private static int CountUpTo(string text, TextRange range, int most)
    {
        var count = 0;
        for (int at = range.Start; at < range.End && count < most; count++)
            at = SnippetWindow.Forward(text, at, 1);
        return count;
    }

    private static int Back(string text, int at, int count)
    {
        for (; count > 0 && at > 0; count--)
            at -= at > 1 && char.IsSurrogatePair(text, at - 2) ? 2 : 1;
        return at;
    }
}
