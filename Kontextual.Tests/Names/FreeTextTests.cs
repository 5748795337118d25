using Kontextual.Domain;

namespace Kontextual.Tests.Names;

public class FreeTextTests
{
    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \t\r\n\u0001\u2028\u202e\ufffe e\u0301 😀 ", TestName = "{m}(characters of all kinds)")]
    public void Text_is_kept_exactly(string? text) => FreeText.Validate(text, nameof(text)).ShouldBeSameAs(text);

    [Test]
    public void The_limit_counts_code_points()
    {
        string most = string.Concat(Enumerable.Repeat("😀", 65_536));
        FreeText.Validate(most, "reason").ShouldBeSameAs(most);
        Should.Throw<ArgumentException>(() => FreeText.Validate(most + "a", "reason")).Message.ShouldContain("65536");
        FreeText.Validate("😀b", "reason", 2).ShouldBe("😀b");
        Should.Throw<ArgumentException>(() => FreeText.Validate("abc", "reason", 2)).ParamName.ShouldBe("reason");
    }

    [Test]
    public void Nul_and_lone_surrogates_are_refused()
    {
        Should.Throw<ArgumentException>(() => FreeText.Validate("ab\0", "reason")).Message.ShouldContain("U+0000: found at index 2");
        Should.Throw<ArgumentException>(() => FreeText.Validate("a\udfff", "reason")).Message.ShouldContain("U+DFFF at index 1");
        Should.Throw<ArgumentException>(() => FreeText.Validate("\ud83d", "reason")).ParamName.ShouldBe("reason");
    }
}
