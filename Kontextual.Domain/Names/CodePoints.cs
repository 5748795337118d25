namespace Kontextual.Domain;

internal static class CodePoints
{
    /// <summary>Counts the code points of well-formed UTF-16: all code units but the first halves of pairs.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        int count = text.Length;
        for (int next; (next = text.IndexOfAnyInRange('\uD800', '\uDBFF')) >= 0; text = text[(next + 1)..])
            count--;
        return count;
    }
}
