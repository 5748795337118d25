using System.Security.Cryptography;
using System.Text;
using Kontextual.Domain;

namespace Kontextual.Tests.Words;

/// <summary>What texts become: the rules of the analyser by example, for many scripts.</summary>
[TestFixture, Property("Rule", "Q3")]
public sealed class TextAnalyserTests
{
    private static IEnumerable<TestCaseData> Texts() => AnalysedExamples.All.Select(one => new TestCaseData(one).SetArgDisplayNames(one.Name));

    [TestCaseSource(nameof(Texts))]
    public void A_text_becomes_its_tokens(AnalysedExample example) =>
        string.Join(' ', TextAnalyser.Analyse(example.Text).Select(token => token.Whole)).ShouldBe(example.Tokens);

    [TestCase("savechangesasync", "")]
    [TestCase("SaveChangesAsync", "save changes async")]
    [TestCase("DbContext.SaveChangesAsync", "db context ¶ save changes async")]
    [TestCase("HTTPServer2", "http server 2")]
    [TestCase("snake_case_name", "")]
    [TestCase("iPhone15Pro", "i phone 15 pro")]
    [TestCase("XMLHttpRequest", "xml http request")]
    [TestCase("HELLO World", "")]
    [TestCase("ABc", "a bc")]
    [TestCase("aBC", "a bc")]
    [TestCase("sha256 v1", "sha 256 ¶ v 1")]
    [TestCase("ÄnderungsÜbersicht", "anderungs ubersicht")]
    [TestCase("ОбщийРазмер", "общии размер")]
    [TestCase("a1b2c3d4e5f6a7b8", "a 1 b 2 c 3 d 4 e 5 f 6 a 7 b 8")]
    [TestCase("a1b2c3d4e5f6a7b8c", "")]
    [TestCase("日本語2024年", "")]
    public void Identifiers_are_divided_into_parts(string text, string parts) => TextAnalyser.ForIndex(text).Parts.ShouldBe(parts);

    [Test]
    public void The_emoji_of_a_sequence_are_its_parts()
    {
        TextAnalyser.ForIndex("\U0001F44D\U0001F3FD \U0001F469\u200D\U0001F680").Parts.ShouldBe("\U0001F44D \U0001F3FD ¶ \U0001F469 \U0001F680");
        TextAnalyser.ForIndex("\U0001F1E9\U0001F1EA").Parts.ShouldBeEmpty();
    }

    [Test]
    public void A_token_knows_its_position_and_the_place_of_its_source()
    {
        TextAnalyser.Analyse("Caf\u00e9 cafe\u0301s, \u65e5\u672c\u8a9e \U0001F44D\uFE0F \u00bd!").Select(token => (token.Position, token.Whole, token.Source.Start, token.Source.Length))
            .ShouldBe(
            [
                (0, "cafe", 0, 4), (1, "cafes", 5, 6), (2, "\u65e5\u672c", 13, 2), (3, "\u672c\u8a9e", 14, 2), (4, "\u8a9e", 15, 1),
                (5, "\U0001F44D", 17, 3), (6, "1", 21, 1), (7, "2", 21, 1),
            ]);
    }

    [Test]
    public void A_token_is_cut_after_64_code_points()
    {
        var wide = string.Concat(Enumerable.Repeat("\U00010400", 100));

        TextAnalyser.Analyse($"{new string('A', 64)} {new string('a', 65)} {wide} b").Select(token => (token.Whole, token.Source.Length)).ShouldBe(
            [(new('a', 64), 64), (new('a', 64), 64), (string.Concat(Enumerable.Repeat("\U00010428", 64)), 128), ("b", 1)]);
    }

    [Test]
    public void A_symbol_is_cut_after_64_code_points_and_does_not_end_in_a_joiner()
    {
        var hearts = string.Join('\u200D', Enumerable.Repeat('\u2764', 100));

        var token = TextAnalyser.Analyse(hearts + " b").First();

        token.Whole.ShouldBe(string.Join('\u200D', Enumerable.Repeat('\u2764', 32)));
        TextAnalyser.Analyse(hearts + " b").Select(one => one.Whole).ShouldBe([token.Whole, "b"]);
    }

    [Test]
    public void An_index_stores_the_tokens_with_one_space_between_them() =>
        TextAnalyser.ForIndex("  Hello,\tWORLD!\r\nDbSet ").ShouldBe(new AnalysedText("hello world dbset", "db set"));

    [Test]
    public void The_tokens_of_many_texts_are_those_of_this_version()
    {
        var tokens = string.Join('\n', RandomTexts.Many(seed: 8, 5_000).Select(TextAnalyser.ForIndex));

        // If this fails because the rules have changed, raise the version: indexes have to be built again. If only the random texts have changed, do not.
        (TextAnalyser.Version, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(tokens)))[..16]).ShouldBe((1, "1AD0BC9487A72886"));
    }

    [TestCase("")]
    [TestCase(" \t\r\n")]
    [TestCase("!?*\"'-_\\%^:()[]{}<>|~`@#&=+;/,.$")]
    public void A_text_of_separators_has_no_token(string text)
    {
        TextAnalyser.Analyse(text).ShouldBeEmpty();
        TextAnalyser.ForIndex(text).ShouldBe(new AnalysedText("", ""));
    }
}
