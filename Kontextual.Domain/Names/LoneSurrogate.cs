namespace Kontextual.Domain;

/// <summary>
/// Finds lone surrogates. UTF-8 cannot represent them. Providers silently replace them, so that different texts become equal.
/// </summary>
internal static class LoneSurrogate
{
    /// <summary>Returns the index of the first lone surrogate in UTF-16 code units, or -1 when there is none.</summary>
    public static int IndexIn(ReadOnlySpan<char> text)
    {
        var at = 0;
        for (int next; (next = text[at..].IndexOfAnyInRange('\uD800', '\uDFFF')) >= 0;)
        {
            at += next;
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return at;
            at += 2;
        }

        return -1;
    }

    public static void Refuse(string text, string paramName)
    {
        if (IndexIn(text) is >= 0 and var at)
            throw new ArgumentException(Describe(text, at), paramName);
    }

    public static string Describe(ReadOnlySpan<char> text, int at) =>
        $"U+{(int)text[at]:X4} at index {at} is a lone surrogate; write whole characters.";
}
