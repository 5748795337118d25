using System.Text;

namespace Kontextual.Domain;

/// <summary>Turns texts into the tokens that a search for words compares. Every backend and every query uses these rules.</summary>
/// <remarks>
/// <list type="number">
/// <item>
/// A character is folded together with the marks after it: compatibility decomposition (NFKD), marks stripped, digits of all scripts to
/// 0 to 9, full case folding without the Turkic forms, composition (NFC). So ﬁ is fi, ß is ss, ς is σ, İ is i, Ａ is a, and ٣ is 3.
/// </item>
/// <item>
/// Stripped are the marks of Latin, Greek, Cyrillic, Hebrew, Arabic and Syriac and those for all scripts: é is e, й is и, أ is ا. The marks of
/// all other scripts are kept, because they are vowels and sounds: those of India and South-East Asia, and the voicing marks of kana.
/// Letters with strokes such as ø and ł are letters of their own.
/// </item>
/// <item>
/// Ignored, so that they divide no word, are stripped marks, format characters such as the soft hyphen (but not U+200B, which separates), variation
/// selectors, the fillers of Hangul and the tatweel.
/// </item>
/// <item>
/// A run of letters, digits and other numbers, with their marks, is a token. Other characters separate tokens, and so do NUL and
/// halves of surrogate pairs. Code points that .NET does not know yet are letters, except noncharacters and those reserved for emoji.
/// </item>
/// <item>
/// A run of letters of a script that is written without spaces (Han, kana, Bopomofo, Tangut, Nushu, Thai, Lao, Tai, Khmer, Myanmar, Tibetan) is not one
/// token. Each two successive code points of it are a token, and its last code point is one. Hangul is written with spaces.
/// </item>
/// <item>
/// A symbol (category So, except box drawing and block elements), an emoji or a private-use character is a token, and so is a sequence of emoji
/// that is shown as one: a flag, or emoji with skin tones or joined by U+200D.
/// </item>
/// <item>
/// A token has parts that can be found as well. A word is divided between a small letter and a capital, before the last of several capitals that small
/// letters follow, and between a letter and a digit: HTTPServer2 has the parts http, server and 2. A sequence of emoji is divided into its
/// emoji. A token with more than 16 parts is not divided.
/// </item>
/// <item>A token has at most 64 code points. The rest of its run is passed over.</item>
/// </list>
/// Time and memory are linear in the length of the text, and no text is refused.
/// </remarks>
internal static class TextAnalyser
{
    /// <summary>
    /// The version of the rules. Every change of a token of any text raises it. An index with tokens of another version must be built again.
    /// </summary>
    public const int Version = 1;

    /// <summary>The maximum number of code points of a token.</summary>
    public const int MaxTokenCodePoints = 64;

    /// <summary>The maximum number of parts of a token. A token that would have more has one.</summary>
    public const int MaxParts = 16;

    /// <summary>Stands between the parts of two tokens in <see cref="AnalysedText.Parts"/>. It is punctuation, so no token contains it.</summary>
    public const char PartsSeparator = '¶';

    /// <summary>Returns the tokens of a text in order. They are read as they are enumerated.</summary>
    public static IEnumerable<Token> Analyse(string text)
    {
        var reader = new TokenReader(text);
        while (reader.MoveNext())
        {
            var parts = new string[reader.PartCount];
            for (int i = 0; i < parts.Length; i++)
                parts[i] = reader.Part(i).ToString();
            yield return new(reader.Whole.ToString(), parts, reader.Position, reader.Source, reader.IsUnspaced);
        }
    }

    /// <summary>Returns what an index stores of a text.</summary>
    public static AnalysedText ForIndex(string text)
    {
        var (words, parts) = (new StringBuilder(text.Length), new StringBuilder());
        var reader = new TokenReader(text);
        while (reader.MoveNext())
        {
            if (words.Length > 0)
                words.Append(' ');
            words.Append(reader.Whole);
            if (reader.PartCount == 1)
                continue;
            if (parts.Length > 0)
                parts.Append(' ').Append(PartsSeparator);
            for (int i = 0; i < reader.PartCount; i++)
                parts.Append(parts.Length > 0 ? " " : "").Append(reader.Part(i));
        }

        return new(words.ToString(), parts.ToString());
    }
}
