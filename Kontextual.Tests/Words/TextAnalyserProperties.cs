using System.Globalization;
using System.Text;
using Kontextual.Domain;

namespace Kontextual.Tests.Words;

/// <summary>What holds for the tokens of every text.</summary>
[TestFixture, Property("Rule", "Q3")]
public sealed class TextAnalyserProperties
{
    private const int Cases = 20_000;
    private const int Large = 10 * 1024 * 1024;

    [Test]
    public void Every_token_is_found_in_its_source_and_follows_the_one_before_it()
    {
        foreach (var text in RandomTexts.Many(seed: 1, Cases))
        {
            var (position, start) = (0, 0);
            foreach (var token in TextAnalyser.Analyse(text))
            {
                token.Position.ShouldBe(position++);
                token.Source.Start.ShouldBeGreaterThanOrEqualTo(start);
                start = token.Source.Start;
                if (!BeginsWithMark(token.Whole))
                    WholesOf(text.Substring(token.Source.Start, token.Source.Length)).ShouldContain(token.Whole, RandomTexts.Escape(text));
            }
        }
    }

    [Test]
    public void The_text_of_a_token_becomes_this_token()
    {
        foreach (var text in RandomTexts.Many(seed: 2, Cases))
        {
            foreach (var token in TextAnalyser.Analyse(text).Where(token => !token.IsUnspaced))
                WholesOf(token.Whole).ShouldBe([token.Whole], RandomTexts.Escape(text));
        }
    }

    [Test]
    public void The_parts_of_a_word_are_the_word()
    {
        foreach (var token in RandomTexts.Many(seed: 3, Cases).SelectMany(TextAnalyser.Analyse))
            string.Concat(token.Parts).ShouldBe(token.Whole.Replace("\u200D", "", StringComparison.Ordinal));
    }

    [Test]
    public void Texts_with_a_separator_between_them_have_the_tokens_of_both()
    {
        var texts = RandomTexts.Many(seed: 4, Cases).ToList();
        foreach (var (first, second) in texts.Zip(texts.Skip(1)))
        {
            WholesOf($"{first}.{second}").ShouldBe(WholesOf(first).Concat(WholesOf(second)), RandomTexts.Escape($"{first}.{second}"));
        }
    }

    [Test]
    public void A_token_has_letters_and_digits_of_ASCII_only_and_at_most_64_code_points()
    {
        foreach (var token in RandomTexts.Many(seed: 5, Cases).SelectMany(TextAnalyser.Analyse))
        {
            token.Whole.Where(char.IsAscii).All(unit => char.IsAsciiLetterLower(unit) || char.IsAsciiDigit(unit)).ShouldBeTrue(RandomTexts.Escape(token.Whole));
            token.Whole.ShouldNotContain(TextAnalyser.PartsSeparator);
            token.Whole.EnumerateRunes().Count().ShouldBeInRange(1, TextAnalyser.MaxTokenCodePoints);
        }
    }

    [Test]
    public void Every_code_point_gives_tokens_that_become_themselves()
    {
        var wrong = new List<string>();
        foreach (var rune in RandomTexts.AllRunes())
        {
            foreach (var token in TextAnalyser.Analyse(rune.ToString()).Where(token => !BeginsWithMark(token.Whole)))
            {
                if (WholesOf(token.Whole).FirstOrDefault() != token.Whole || token.Whole.Any(unit => char.IsAscii(unit) && !char.IsAsciiLetterLower(unit) && !char.IsAsciiDigit(unit)))
                    wrong.Add(string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4} {RandomTexts.Escape(token.Whole)}"));
            }
        }

        wrong.ShouldBeEmpty();
    }

    // Texts that would take hours if the time grew with the square of their length.
    [TestCase("word ", 1)]
    [TestCase("日本語", 3)]
    [TestCase("e\u0301 ", 1)]
    [TestCase("\u0915\u093f ", 1)]
    [TestCase("ABc1", 0)]
    [TestCase("\u0301", 0)]
    [TestCase("\u0e01\u0e48", 2)]
    [TestCase("\u3131", 0)]
    [TestCase("\u2764\u200D", 0)]
    [TestCase("\u0f71\u0f72", 0)]
    [TestCase("\uD800", 0, TestName = "A_text_of_10_MB_of_halves_of_pairs_is_analysed_as_its_beginning_is")]
    public void A_text_of_10_MB_is_analysed_as_its_beginning_is(string piece, int tokensOfPiece)
    {
        var times = Large / (2 * piece.Length);
        var count = TextAnalyser.Analyse(Repeat(piece, times)).Count();

        count.ShouldBe(tokensOfPiece > 0 ? times * tokensOfPiece : TextAnalyser.Analyse(Repeat(piece, 100)).Count());
    }

    private static IEnumerable<string> WholesOf(string text) => TextAnalyser.Analyse(text).Select(token => token.Whole);

    // The second half of a pair: without the letter before it, the mark would be ignored.
    private static bool BeginsWithMark(string token) => Characters.KindOf(Rune.GetRuneAt(token, 0)) == CharacterKind.Mark;

    private static string Repeat(string piece, int times) => new StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();
}
