namespace Kontextual.Domain;

/// <summary>Counts code points.</summary>
internal static class CodePoints
{
    /// <summary>Counts the code points of well-formed UTF-16: all code units except the high surrogates.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (int next; (next = text.IndexOfAnyInRange('\uD800', '\uDBFF')) >= 0; text = text[(next + 1)..])
            count--;
        return count;
    }
}
