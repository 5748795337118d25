using System.Globalization;
using System.Text;

namespace Kontextual.Tests.Words;

/// <summary>Random texts of pieces that meet in unusual ways, with lone surrogates.</summary>
internal static class RandomTexts
{
    private const int MostPieces = 12;

    private static readonly string[] Pieces =
    [
        "a", "B", "c", "D", "9", "x1", "\u00df", "\u1e9e", "\u0130", "\u01c5", "\u00e9", "\u03a3", "\u03c2", "\u0416", "\u0439", "\ufb03", "\u2460", "\u2167", "\u00bd", "\u2122",
        " ", " ", ".", "_", "-", "\"", "*", "\0", "\n", "\u200b", "\u2028", "\ufffd", "\uffff", "\u2500", "+", "\u20ac", "\u00a0", "\u3000",
        "\u0301", "\u0323", "\u0488", "\u20e3", "\u05b8", "\u064b", "\u0345", "\u0344", "\u3099", "\u309a", "\uff9e", "\u093c", "\u093f", "\u094d", "\u0e48", "\u0e4d",
        "\u00ad", "\u200d", "\u200c", "\ufeff", "\ufe0f", "\u034f", "\u3164", "\u0640", "\U000E0067",
        "\u65e5", "\u672c", "\U00020BB7", "\u304b", "\u30ab", "\uff76", "\u30fc", "\u337b", "\u3014", "\u0e01", "\u0e33", "\u0f40", "\u0f71", "\u1780", "\u1000", "\u309b",
        "\u0915", "\u0958", "\u0627", "\u05d0", "\u0660", "\u0967", "\ufdfa", "\ud55c", "\u1112", "\u1161", "\u11ab", "\u314b", "\uffa1", "\U00010400", "\U0001D400",
        "\u2764", "\u00a9", "\U0001F44D", "\U0001F3FD", "\U0001F469", "\U0001F1E9", "\U0001F1EA", "\U0001F3F4", "\U0001F170", "\u3297", "\u2194", "\ue000", "\u0378",
        "\ud800", "\udc00", "\udbff", "\udfff",
    ];

    public static IEnumerable<string> Many(int seed, int count)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
            yield return string.Concat(Enumerable.Range(0, random.Next(1, MostPieces)).Select(_ => Pieces[random.Next(Pieces.Length)]));
    }

    public static IEnumerable<Rune> AllRunes() =>
        Enumerable.Range(0, 0x110000).Where(value => Rune.IsValid(value)).Select(value => new Rune(value));

    public static string Escape(string text) =>
        string.Concat(text.Select(unit => unit is >= ' ' and <= '~' ? $"{unit}" : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}")));
}
