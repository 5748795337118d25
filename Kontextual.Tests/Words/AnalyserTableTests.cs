using System.Text;
using Kontextual.Domain;
using Kontextual.Tests.Names;

namespace Kontextual.Tests.Words;

/// <summary>The lists of the analyser against the tables of the Unicode Consortium.</summary>
[TestFixture, Property("Rule", "Q3")]
public sealed class AnalyserTableTests
{
    private static readonly string[] Unspaced =
    [
        "Han", "Hiragana", "Katakana", "Bopomofo", "Tangut", "Nushu", "Khitan_Small_Script", "Thai", "Lao", "Tibetan", "Myanmar", "Khmer", "Tai_Le",
        "New_Tai_Lue", "Tai_Tham", "Tai_Viet",
    ];


    [Test]
    public async Task Every_common_case_folding_is_in_the_table_and_no_other()
    {
        var (added, foldings) = (await AgesAsync(), new Dictionary<int, int>());
        foreach (var (codes, fields) in (await UnicodeTables.RangesAsync("CaseFolding.txt")).Where(one => one.Fields[1] == "C"))
            foldings[codes.Single()] = Rune.GetRuneAt(UnicodeTables.Text(fields[2]), 0).Value;
        foldings.Count.ShouldBeGreaterThan(1_400);

        var wrong = RandomTexts.AllRunes().Where(rune => added.TryGetValue(rune.Value, out var age) && age <= Version.Parse(CaseFolding.UnicodeVersion))
            .Where(rune => CaseFolding.Fold(rune.Value, out var isDouble) != foldings.GetValueOrDefault(rune.Value, rune.Value) && !isDouble);

        wrong.Select(rune => $"U+{rune.Value:X4}").ShouldBeEmpty();
    }

    [Test]
    public async Task Simple_folding_is_that_of_Unicode_and_keeps_the_length()
    {
        var (added, foldings) = (await AgesAsync(), new Dictionary<int, int>());
        foreach (var (codes, fields) in (await UnicodeTables.RangesAsync("CaseFolding.txt")).Where(one => one.Fields[1] is "C" or "S"))
            foldings[codes.Single()] = Rune.GetRuneAt(UnicodeTables.Text(fields[2]), 0).Value;

        var known = RandomTexts.AllRunes().Where(rune => added.TryGetValue(rune.Value, out var age) && age <= Version.Parse(CaseFolding.UnicodeVersion)).ToList();
        known.Where(rune => SimpleFolding.Fold(rune.Value) != foldings.GetValueOrDefault(rune.Value, rune.Value)).Select(rune => $"U+{rune.Value:X4}").ShouldBeEmpty();
        known.Where(rune => SimpleFolding.Fold($"{rune}") != $"{new Rune(foldings.GetValueOrDefault(rune.Value, rune.Value))}").ShouldBeEmpty();
        SimpleFolding.Fold("A\ud801B\udc00").ShouldBe("a\ud801b\udc00");
    }

    [Test]
    public async Task A_letter_has_the_tokens_of_its_full_case_folding()
    {
        var foldings = (await UnicodeTables.RangesAsync("CaseFolding.txt")).Where(one => one.Fields[1] is "C" or "F").ToList();
        foldings.Count(one => one.Fields[1] == "F").ShouldBeGreaterThan(100);

        // U+0345 is stripped as a mark, and stands in no token.
        var wrong = foldings.Where(one => one.Fields[0] != "0345" && !one.Fields[2].EndsWith(" 03B9", StringComparison.Ordinal))
            .Where(one => !Wholes(UnicodeTables.Text(one.Fields[0])).SequenceEqual(Wholes(UnicodeTables.Text(one.Fields[2]))));

        wrong.Select(one => one.Fields[0]).ShouldBeEmpty();
    }

    [Test]
    public async Task Every_line_of_NormalizationTest_has_the_same_tokens_in_all_its_forms()
    {
        // The emoji that are punctuation.
        var lines = (await UnicodeTables.NormalizationsAsync()).Where(line => line.Source is not ("\u203c" or "\u2049")).ToList();
        lines.Count.ShouldBeGreaterThan(18_000);

        var wrong = lines.Where(line => new[] { line.Nfc, line.Nfd, line.Nfkc, line.Nfkd }.Any(form => !Wholes(form).SequenceEqual(Wholes(line.Source))));

        wrong.Select(line => RandomTexts.Escape(line.Source)).ShouldBeEmpty();
    }

    [Test]
    public async Task What_can_compose_with_the_character_before_it_is_folded_together_with_it()
    {
        var composing = (await UnicodeTables.RangesAsync("DerivedNormalizationProps.txt")).Where(one => one.Fields[1..] is ["NFKC_QC", "M"])
            .SelectMany(one => one.Codes).ToList();
        composing.Count.ShouldBeGreaterThan(100);

        composing.Where(code => !Characters.Extends(new Rune(code))).Select(code => $"U+{code:X4}").ShouldBeEmpty();
    }

    [Test]
    public async Task The_letters_of_unspaced_scripts_are_those_of_their_scripts()
    {
        var scripts = await ValuesAsync("Scripts.txt");
        var letters = (await UnicodeTables.CategoriesAsync()).Where(one => one.Value is "Lo" or "Lm" or "Nl").ToList();

        // Marks of iteration and the prolonged sound belong to more than one script.
        var wrong = letters.Where(one => (Characters.KindOf(new Rune(one.Key)) == CharacterKind.Unspaced) != Unspaced.Contains(scripts[one.Key]))
            .Where(one => scripts[one.Key] != "Common" && new Rune(one.Key).ToString().IsNormalized(NormalizationForm.FormKC));

        wrong.Select(one => $"U+{one.Key:X4} {scripts[one.Key]}").ShouldBeEmpty();
    }

    [Test]
    public async Task The_marks_of_scripts_with_points_and_accents_are_ignored_and_those_of_other_scripts_are_not()
    {
        string[] stripped = ["Latin", "Greek", "Cyrillic", "Hebrew", "Arabic", "Syriac", "Coptic"];
        var scripts = await ValuesAsync("Scripts.txt");
        var invisible = (await UnicodeTables.RangesAsync("DerivedCoreProperties.txt")).Where(one => one.Fields[1] == "Default_Ignorable_Code_Point")
            .SelectMany(one => one.Codes).ToHashSet();
        var marks = (await UnicodeTables.CategoriesAsync()).Where(one => one.Value[0] == 'M' && scripts[one.Key] != "Inherited").ToList();
        marks.Count.ShouldBeGreaterThan(1_500);

        var wrong = marks.Where(one => Characters.IsIgnored(new Rune(one.Key)) != (stripped.Contains(scripts[one.Key]) || invisible.Contains(one.Key)));

        wrong.Select(one => $"U+{one.Key:X4} {scripts[one.Key]}").ShouldBeEmpty();
    }

    [TestCase("emoji/emoji-sequences.txt", 1_000)]
    [TestCase("emoji/emoji-zwj-sequences.txt", 1_000)]
    public async Task Every_sequence_of_emoji_is_one_token(string table, int atLeast)
    {
        var sequences = (await UnicodeTables.FieldsAsync(table)).Where(fields => fields[1] is not ("Emoji_Keycap_Sequence" or "Basic_Emoji"))
            .Select(fields => UnicodeTables.Text(fields[0])).ToList();
        sequences.Count.ShouldBeGreaterThan(atLeast - 100);

        sequences.Where(sequence => Wholes($"{sequence}{sequence}") is not [var one, var two] || one != two).Select(RandomTexts.Escape).ShouldBeEmpty();
    }

    [Test]
    public async Task Every_emoji_is_found()
    {
        var emoji = (await UnicodeTables.RangesAsync("emoji/emoji-data.txt")).Where(one => one.Fields[1] is "Emoji" or "Extended_Pictographic")
            .SelectMany(one => one.Codes).Where(code => code is not ('#' or '*')).Select(code => new Rune(code).ToString()).ToList();
        emoji.Count.ShouldBeGreaterThan(3_000);

        emoji.Where(one => Wholes(one).Count == 0).Select(RandomTexts.Escape).ShouldBeEmpty();
    }

    private static async Task<Dictionary<int, Version>> AgesAsync() => (await ValuesAsync("DerivedAge.txt")).ToDictionary(one => one.Key, one => Version.Parse(one.Value));

    private static async Task<Dictionary<int, string>> ValuesAsync(string table) =>
        (await UnicodeTables.RangesAsync(table)).SelectMany(one => one.Codes.Select(code => (code, one.Fields[1]))).ToDictionary();

    private static List<string> Wholes(string text) => [.. TextAnalyser.Analyse(text).Select(token => token.Whole)];
}
