namespace Kontextual.Domain;

/// <summary>
/// Orders text by Unicode code point, which is the order of UTF-8 bytes and of every backend. Ordinal comparison is another order: it
/// puts U+10000 and above, which UTF-16 writes as surrogates, before U+E000 to U+FFFF.
/// </summary>
/// <remarks>Null comes first. Two texts are equal in this order exactly when they are ordinally equal. Safe to share between threads.</remarks>
public sealed class CodePointComparer : IComparer<string>
{
    private CodePointComparer()
    {
    }

    /// <summary>The only comparer of this kind.</summary>
    public static CodePointComparer Instance { get; } = new();

    /// <summary>Compares two texts by code point; of a text and its beginning, the beginning comes first.</summary>
    /// <param name="x">The first text, or null.</param>
    /// <param name="y">The second text, or null.</param>
    /// <returns>Below zero, zero or above zero as <paramref name="x"/> comes before, with or after <paramref name="y"/>.</returns>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        int same = x.AsSpan().CommonPrefixLength(y);
        if (same == x.Length || same == y.Length)
            return x.Length.CompareTo(y.Length);
        return Rank(x[same]) - Rank(y[same]);
    }

    // Moves the surrogates above U+FFFF's code unit, where the characters they write belong.
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
