namespace Kontextual.Domain;

/// <summary>Finds half characters: UTF-8 cannot hold them, so providers replace them silently and different texts become one.</summary>
internal static class LoneSurrogate
{
    /// <summary>Gives the UTF-16 index of the first lone surrogate, or -1.</summary>
    public static int IndexIn(ReadOnlySpan<char> text)
    {
        int at = 0;
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
