using System.Globalization;
using System.Text;

namespace Kontextual.Domain;

/// <summary>
/// Classifies characters for <see cref="TextAnalyser"/>. The general category decides; the lists below name what it does not tell. No list
/// names single characters of a script, so that characters of later versions of Unicode are classified like their neighbours.
/// </summary>
internal static class Characters
{
    public const int ZeroWidthJoiner = 0x200D;
    private const int ZeroWidthSpace = 0x200B;
    private const int Tatweel = 0x0640;

    // The marks of Latin, Greek, Cyrillic, Hebrew, Arabic and Syriac, the marks for all scripts and symbols, and the tone marks of Han.
    private static readonly int[] StrippedMarks =
    [
        0x0300, 0x036F, 0x0483, 0x0489, 0x0591, 0x05C7, 0x0610, 0x061A, 0x064B, 0x065F, 0x0670, 0x0670, 0x06D6, 0x06ED, 0x0711, 0x0711,
        0x0730, 0x074A, 0x0898, 0x089F, 0x08CA, 0x08FF, 0x1AB0, 0x1AFF, 0x1DC0, 0x1DFF, 0x20D0, 0x20FF, 0x2CEF, 0x2CF1, 0x2DE0, 0x2DFF,
        0x302A, 0x302D, 0xA66F, 0xA67D, 0xA69E, 0xA69F, 0xFB1E, 0xFB1E, 0xFE20, 0xFE2F, 0x10EC0, 0x10EFF, 0x1D242, 0x1D244, 0x1E08F, 0x1E08F,
    ];

    // Default_Ignorable_Code_Point other than the format characters (Cf): joiners, fillers of Hangul, inherent vowels, variation selectors.
    private static readonly int[] Invisible =
    [
        0x034F, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x3164, 0x3164, 0xFE00, 0xFE0F, 0xFFA0, 0xFFA0, 0xE0000, 0xE0FFF,
    ];

    // Thai, Lao, Tibetan, Myanmar, Khmer, Tai Le, New Tai Lue, Tai Tham, the marks of iteration of Han, Hiragana, Katakana, Bopomofo, Han,
    // Myanmar and Tai Viet, compatibility Han, Tangut and Khitan, more kana, Nushu, and the two planes of Han.
    private static readonly int[] UnspacedLetters =
    [
        0x0E00, 0x109F, 0x1780, 0x17FF, 0x1950, 0x19DF, 0x1A20, 0x1AAF, 0x3005, 0x3007, 0x3021, 0x3029, 0x3031, 0x303C, 0x3041, 0x312F,
        0x31A0, 0x31BF, 0x31F0, 0x31FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA9E0, 0xA9FF, 0xAA60, 0xAADF, 0xF900, 0xFAFF, 0x16FE0, 0x18DFF,
        0x1AFF0, 0x1B2FF, 0x20000, 0x3FFFF,
    ];

    // Emoji and related symbols whose category is not "other symbol" (So).
    private static readonly int[] OtherEmoji =
    [
        0x203C, 0x203C, 0x2049, 0x2049, 0x2194, 0x2194, 0x25FB, 0x25FE, 0x266F, 0x266F, 0x2934, 0x2935, 0x3030, 0x3030, 0x303D, 0x303D, 0x1F3FB, 0x1F3FF,
    ];

    // Jamo, which compose with the jamo or the syllable before them, and the half-width voicing marks of Katakana.
    private static readonly int[] Composing =
    [
        0x1100, 0x11FF, 0x3130, 0x318F, 0xA960, 0xA97F, 0xD7B0, 0xD7FF, 0xFF9E, 0xFF9F, 0xFFA0, 0xFFDC, 0x16D63, 0x16D67,
    ];

    public static CharacterKind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => CharacterKind.Upper,
        UnicodeCategory.LowercaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber =>
            KindOfLetter(rune.Value),
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber => CharacterKind.Digit,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => CharacterKind.Mark,
        UnicodeCategory.OtherSymbol => IsDrawing(rune.Value) ? CharacterKind.Separator : CharacterKind.Symbol,
        UnicodeCategory.PrivateUse => CharacterKind.Symbol,
        UnicodeCategory.OtherNotAssigned => KindOfUnassigned(rune.Value),
        _ => Holds(OtherEmoji, rune.Value) ? CharacterKind.Symbol : CharacterKind.Separator,
    };

    /// <summary>True for marks that are stripped and for invisible characters.</summary>
    public static bool IsIgnored(Rune rune) => rune.Value is >= 0xAD and not ZeroWidthSpace
        && (rune.Value == Tatweel || Holds(Invisible, rune.Value) || Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Format => true,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.OtherNotAssigned => Holds(StrippedMarks, rune.Value),
            _ => false,
        });

    /// <summary>True when the character can change the form of the character before it, so that both are normalised together.</summary>
    public static bool Extends(Rune rune) =>
        rune.Value >= 0xAD && (IsIgnored(rune) || KindOf(rune) == CharacterKind.Mark || Holds(Composing, rune.Value));

    /// <summary>True for code points that are no text. .NET refuses to normalise some of them.</summary>
    public static bool IsNoncharacter(int value) => value is (>= 0xFDD0 and <= 0xFDEF) || (value & 0xFFFE) == 0xFFFE;

    public static bool IsEmojiOutsideOtherSymbols(Rune rune) => Holds(OtherEmoji, rune.Value);

    public static bool IsRegionalIndicator(Rune rune) => rune.Value is >= 0x1F1E6 and <= 0x1F1FF;

    public static bool IsSkinTone(Rune rune) => rune.Value is >= 0x1F3FB and <= 0x1F3FF;

    public static bool IsTag(Rune rune) => rune.Value is >= 0xE0020 and <= 0xE007F;

    private static CharacterKind KindOfLetter(int value) => Holds(UnspacedLetters, value) ? CharacterKind.Unspaced : CharacterKind.Letter;

    // The blocks of emoji are reserved for symbols; what else comes is most likely a letter.
    private static CharacterKind KindOfUnassigned(int value) => value switch
    {
        _ when IsNoncharacter(value) => CharacterKind.Separator,
        >= 0x1F000 and <= 0x1FFFF => CharacterKind.Symbol,
        _ => KindOfLetter(value),
    };

    // Box drawing, block elements, and the replacement characters.
    private static bool IsDrawing(int value) => value is (>= 0x2500 and <= 0x259F) or 0xFFFC or 0xFFFD;

    private static bool Holds(int[] ranges, int value)
    {
        for (int i = 0; i < ranges.Length; i += 2)
        {
            if (value <= ranges[i + 1])
                return value >= ranges[i];
        }

        return false;
    }
}
