using System.Text;

namespace Kontextual.Domain;

/// <summary>
/// Unicode's simple case folding, which turns each code point into one code point. A folded text has the same length and the same positions.
/// </summary>
/// <remarks>The table is that of <see cref="CaseFolding"/> (status C), with the letters whose simple folding is another one (status S).</remarks>
internal static class SimpleFolding
{
    // The capitals with iota of Greek, in three blocks of eight, and three more.
    private const int FirstWithIota = 0x1F88;
    private const int LastWithIota = 0x1FAF;

    private static readonly char[] Units = UnitsOf();

    /// <summary>Folds a code point.</summary>
    public static int Fold(int value) => value switch
    {
        0x00DF => value,
        0x1E9E => 0x00DF,
        >= FirstWithIota and <= LastWithIota when (value & 8) != 0 => value - 8,
        0x1FBC or 0x1FCC or 0x1FFC => value - 9,
        _ => CaseFolding.Fold(value, out _),
    };

    /// <summary>Returns the folded text. Lone surrogates stay.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, text) => Fold(text, folded));

    /// <summary>Folds a text into a span of the same length.</summary>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
            {
                folded[i] = Units[text[i]];
                continue;
            }

            new Rune(Fold(char.ConvertToUtf32(text[i], text[i + 1]))).EncodeToUtf16(folded[i..]);
            i++;
        }
    }

    private static char[] UnitsOf()
    {
        var units = new char[char.MaxValue + 1];
        for (var i = 0; i < units.Length; i++)
            units[i] = (char)Fold(i);
        return units;
    }
}
