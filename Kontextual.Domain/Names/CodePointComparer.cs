namespace Kontextual.Domain;

/// <summary>
/// Orders texts by Unicode code point. This is the order of UTF-8 bytes and the order that all backends use. It differs from ordinal
/// comparison, which puts U+10000 and above, written in UTF-16 as surrogates, before U+E000 to U+FFFF.
/// </summary>
/// <remarks>Null comes first. Two texts are equal in this order exactly when they are ordinally equal. This class is thread-safe.</remarks>
public sealed class CodePointComparer : IComparer<string>
{
    private CodePointComparer()
    {
    }

    /// <summary>The single instance of the comparer.</summary>
    public static CodePointComparer Instance { get; } = new();

    /// <summary>Compares two texts by code point. When one text is the beginning of the other, it comes first.</summary>
    /// <param name="x">The first text, or null.</param>
    /// <param name="y">The second text, or null.</param>
    /// <returns>
    /// A negative number, zero or a positive number when <paramref name="x"/> comes before, equals or comes after <paramref name="y"/>.
    /// </returns>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var same = x.AsSpan().CommonPrefixLength(y);
        if (same == x.Length || same == y.Length)
            return x.Length.CompareTo(y.Length);
        return Rank(x[same]) - Rank(y[same]);
    }

    // Moves surrogates above all other code units, because the characters that they encode come after U+FFFF.
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
