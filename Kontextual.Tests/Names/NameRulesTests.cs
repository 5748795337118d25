using Kontextual.Domain;

namespace Kontextual.Tests.Names;

public class NameRulesTests
{
    [TestCase("a", "a")]
    [TestCase("Notes on C++ / 2026.md", "Notes on C++ / 2026.md")]
    [TestCase("e\u0301", "\u00e9")]
    [TestCase("\u1112\u1161\u11ab", "\ud55c")]
    [TestCase("a\u00a0b", "a\u00a0b")]
    [TestCase("😀\ue000", "😀\ue000")]
    [TestCase("\u212b", "\u00c5")]
    public void A_name_is_brought_into_nfc(string name, string normalized)
    {
        NameRules.Normalize(name, nameof(name)).ShouldBe(normalized);
        NameRules.Normalize(normalized, nameof(name)).ShouldBe(normalized);
        NameRules.TryNormalize(name, out string? tried, out string? problem).ShouldBeTrue();
        tried.ShouldBe(normalized);
        problem.ShouldBeNull();
    }

    [TestCase("", "at least one")]
    [TestCase(" a", "white space: found U+0020 at index 0")]
    [TestCase("a\u3000", "white space: found U+3000 at index 1")]
    [TestCase(" ", "white space")]
    [TestCase("ab\n", "control characters: found U+000A at index 2")]
    [TestCase("a\0b", "control characters: found U+0000 at index 1")]
    [TestCase("😀\u0085b", "control characters: found U+0085 at index 2")]
    [TestCase("a\u007fb", "control characters: found U+007F")]
    [TestCase("a\u2028b", "separators: found U+2028")]
    [TestCase("a\u2029b", "separators: found U+2029")]
    [TestCase("a\u061cb", "bidirectional controls: found U+061C")]
    [TestCase("a\u200eb", "bidirectional controls: found U+200E")]
    [TestCase("a\u200fb", "bidirectional controls: found U+200F")]
    [TestCase("a\u202ab", "bidirectional controls: found U+202A")]
    [TestCase("a\u202eb", "bidirectional controls: found U+202E")]
    [TestCase("a\u2066b", "bidirectional controls: found U+2066")]
    [TestCase("a\u2069b", "bidirectional controls: found U+2069")]
    [TestCase("a\ufdd0b", "noncharacters: found U+FDD0")]
    [TestCase("a\ufdefb", "noncharacters: found U+FDEF")]
    [TestCase("a\ufffeb", "noncharacters: found U+FFFE", TestName = "{m}(U+FFFE)")]
    [TestCase("a\uffffb", "noncharacters: found U+FFFF", TestName = "{m}(U+FFFF)")]
    [TestCase("a\U0001FFFEb", "noncharacters: found U+1FFFE at index 1")]
    [TestCase("a\U0010FFFF", "noncharacters: found U+10FFFF")]
    public void What_is_no_name_is_refused_by_its_rule(string name, string rule)
    {
        Should.Throw<ArgumentException>(() => NameRules.Normalize(name, "draft")).ShouldSatisfyAllConditions(
            e => e.ParamName.ShouldBe("draft"), e => e.Message.ShouldContain(rule));
        NameRules.TryNormalize(name, out string? normalized, out string? problem).ShouldBeFalse();
        normalized.ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain(rule);
    }

    // Not test cases: a runner's report cannot hold half characters.
    [Test]
    public void Lone_surrogates_are_refused()
    {
        foreach (string name in (string[])["\ud800", "a\udc00b", "\udc00\ud800", "😀\ud83d"])
            Should.Throw<ArgumentException>(() => NameRules.Normalize(name, nameof(name))).Message.ShouldContain("lone surrogate");
    }

    [TestCase("a\u2027b")]
    [TestCase("a\u202fb")]
    [TestCase("a\u2065b")]
    [TestCase("a\u206ab")]
    [TestCase("a\ufdcfb")]
    [TestCase("a\ufdf0b")]
    [TestCase("a\ufffdb")]
    [TestCase("a\u200bb")]
    public void Neighbours_of_what_is_refused_are_names(string name) => NameRules.Normalize(name, nameof(name)).ShouldBe(name);

    [Test]
    public void A_name_has_at_most_512_code_points_after_normalising()
    {
        string pairs = string.Concat(Enumerable.Repeat("😀", 512));
        NameRules.Normalize(pairs, "name").ShouldBe(pairs);
        Should.Throw<ArgumentException>(() => NameRules.Normalize(pairs + "a", "name")).Message.ShouldContain("512 code points: this has 513");
        string composed = string.Concat(Enumerable.Repeat("\u1f82", 512));
        string decomposed = string.Concat(Enumerable.Repeat("\u03b1\u0313\u0300\u0345", 512));
        NameRules.Normalize(decomposed, "name").ShouldBe(composed);
        Should.Throw<ArgumentException>(() => NameRules.Normalize(decomposed + "a", "name")).Message.ShouldContain("2049");
        Should.Throw<ArgumentException>(() => NameRules.Normalize(new string('a', 1_000_000), "name")).Message.ShouldContain("1000000");
    }

    [Test]
    public void Null_is_refused()
    {
        Should.Throw<ArgumentNullException>(() => NameRules.Normalize(null!, "draft")).ParamName.ShouldBe("draft");
        NameRules.TryNormalize(null, out _, out string? problem).ShouldBeFalse();
        problem.ShouldBe("A name is required.");
    }

    [Test, Property("Rule", "Q3")]
    public void Normalising_works_in_this_process()
    {
        "e\u0301".Normalize().ShouldBe("\u00e9");
        GlobalizationMode.IsInvariant.ShouldBeFalse();
    }
}
