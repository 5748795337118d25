using Kontextual.Domain;

namespace Kontextual.Tests.Names;

/// <summary>The rules of names against the tables of the Unicode Consortium: every line, every assigned code point.</summary>
public sealed class UnicodeTableTests
{
    // Nothing composes with it, so that a column which begins with a mark or with white space is a name between two of it.
    private const string Guard = "!";

    [Test, Property("Rule", "A4")]
    public async Task Every_line_of_NormalizationTest_is_brought_into_its_NFC_column_from_every_form_of_it()
    {
        var lines = await UnicodeTables.NormalizationsAsync();
        lines.Count.ShouldBeGreaterThan(18_000);

        var wrong = lines.Where(line => !new[] { line.Source, line.Nfc, line.Nfd }.All(form => Normalized(form) == Guard + line.Nfc + Guard)
            || !new[] { line.Nfkc, line.Nfkd }.All(form => Normalized(form) == Guard + line.Nfkc + Guard));

        wrong.ShouldBeEmpty();
    }

    [Test]
    public async Task Of_all_assigned_code_points_those_and_only_those_that_the_rule_names_are_refused()
    {
        var categories = await UnicodeTables.CategoriesAsync();
        var refused = (await UnicodeTables.WithPropertyAsync("Bidi_Control")).Concat([0x2028, 0x2029]).ToHashSet();
        categories.Count.ShouldBeGreaterThan(280_000);

        var wrong = categories.Where(one =>
            NameRules.TryNormalize(Between(one.Key), out _, out _) == (one.Value == "Cc" || refused.Contains(one.Key)));

        wrong.Select(one => $"U+{one.Key:X4} {one.Value}").ShouldBeEmpty();
    }

    [Test]
    public async Task Every_noncharacter_is_refused()
    {
        var noncharacters = await UnicodeTables.WithPropertyAsync("Noncharacter_Code_Point");

        noncharacters.Count.ShouldBe(66);
        noncharacters.Where(code => NameRules.TryNormalize(Between(code), out _, out _)).ShouldBeEmpty();
    }

    [Test]
    public async Task All_white_space_is_refused_at_either_end()
    {
        foreach (var space in (await UnicodeTables.WithPropertyAsync("White_Space")).Select(char.ConvertFromUtf32))
        {
            NameRules.TryNormalize(space + "a", out _, out _).ShouldBeFalse($"U+{(int)space[0]:X4} before");
            NameRules.TryNormalize("a" + space, out _, out _).ShouldBeFalse($"U+{(int)space[0]:X4} after");
        }
    }

    [Test]
    public async Task No_type_holds_a_letter_of_upper_or_title_case()
    {
        var letters = (await UnicodeTables.CategoriesAsync()).Where(one => one.Value is "Lu" or "Lt").ToList();
        letters.Count.ShouldBeGreaterThan(1_800);

        letters.Where(one => !IsRefusedAsType(Between(one.Key))).Select(one => $"U+{one.Key:X4}").ShouldBeEmpty();
    }

    private static string Between(int code) => Guard + char.ConvertFromUtf32(code) + Guard;

    private static string? Normalized(string form) => NameRules.TryNormalize(Guard + form + Guard, out var normalized, out _) ? normalized : null;

    private static bool IsRefusedAsType(string type)
    {
        try
        {
            TypeToken.Normalize(type, nameof(type));
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
