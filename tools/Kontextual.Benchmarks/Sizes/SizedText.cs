using System.Globalization;
using System.Text;

namespace Kontextual.Benchmarks.Sizes;

/// <summary>
/// Makes texts with as many different words as real ones: of 50,000 words, the second most frequent is half as frequent as the first, the third a third,
/// and so on.
/// </summary>
internal static class SizedText
{
    /// <summary>A word that every tenth text has.</summary>
    public const string InEveryTenth = "tenth";

    private const int Words = 50_000;
    private const string Consonants = "bcdfghklmnprstvz";
    private const string Vowels = "aeiou";

    /// <summary>The word that the texts of an author have.</summary>
    public static string WordOf(int author) => string.Create(CultureInfo.InvariantCulture, $"author{author}");

    /// <summary>Makes a text. The same number makes the same text.</summary>
    /// <param name="number">The number of the artifact.</param>
    /// <param name="author">The number of its author.</param>
    /// <param name="size">The size in bytes.</param>
    public static string Of(int number, int author, int size)
    {
        var random = new Random(number);
        var text = new StringBuilder(size + 16);
        text.Append(CultureInfo.InvariantCulture, $"# Document {number}\n\nby {WordOf(author)}{(number % 10 == 0 ? $" {InEveryTenth}" : string.Empty)}\n\n");
        while (text.Length < size)
            AppendWord(text, (int)Math.Exp(random.NextDouble() * Math.Log(Words))).Append(random.Next(12) == 0 ? '\n' : ' ');
        return text.ToString(0, size);
    }

    // Frequent words are short.
    private static StringBuilder AppendWord(StringBuilder text, int rank)
    {
        for (; rank > 0; rank /= Consonants.Length * Vowels.Length)
            text.Append(Consonants[rank % Consonants.Length]).Append(Vowels[rank / Consonants.Length % Vowels.Length]);
        return text;
    }
}
