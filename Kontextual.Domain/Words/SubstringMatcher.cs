using System.Buffers;
using System.Globalization;

namespace Kontextual.Domain;

/// <summary>Decides which texts contain a text, ignoring case by <see cref="SimpleFolding"/>. Nothing else is ignored, and nothing is syntax.</summary>
internal sealed class SubstringMatcher : ITextMatcher
{
    /// <summary>The maximum length of the text to search for, in code points: 1,000.</summary>
    public const int MaxCodePoints = 1000;

    private readonly SearchValues<string> _folded;

    private SubstringMatcher(string text) => _folded = SearchValues.Create([SimpleFolding.Fold(text)], StringComparison.Ordinal);

    /// <summary>Creates the matcher of a text.</summary>
    /// <exception cref="ArgumentException">
    /// <paramref name="text"/> is empty, longer than 1,000 code points, or contains a lone surrogate. The rules are checked in this order.
    /// </exception>
    public static SubstringMatcher Parse(string text, string paramName)
    {
        ArgumentNullException.ThrowIfNull(text, paramName);
        if (text.Length == 0)
            throw new ArgumentException("The text to search for is empty, and every text contains it. Set null if there is nothing to search for.", paramName);
        if (CodePoints.Count(text) is var count and > MaxCodePoints)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The text to search for has {count} code points, and the maximum is {MaxCodePoints}; search for a part of it."),
                paramName);
        }

        LoneSurrogate.Refuse(text, paramName);
        return new(text);
    }

    public bool Matches(string text)
    {
        var folded = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            SimpleFolding.Fold(text, folded);
            return folded.AsSpan(0, text.Length).ContainsAny(_folded);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(folded);
        }
    }
}
