using Kontextual.Cli;

namespace Kontextual.Tests.Cli;

public class SafeTextTests
{
    [TestCase("plain ä 😀 漢", "plain ä 😀 漢")]
    [TestCase("a\tb", "a\\u0009b")]
    [TestCase("\e]0;title\a", "\\u001B]0;title\\u0007", TestName = "{m}(a title)")]
    [TestCase("\u009B31m", "\\u009B31m", TestName = "{m}(a colour)")]
    [TestCase("a\u2066b\u2028c", "a\\u2066b\\u2028c")]
    [TestCase("😀\n", "😀\\u000A")]
    public void What_would_steer_a_terminal_is_shown_as_an_escape(string text, string expected) => SafeText.Of(text).ShouldBe(expected);

    // No test case: attributes are kept as UTF-8, which has no half characters.
    [Test]
    public void Half_a_character_is_shown_as_an_escape() => SafeText.Of("half \uD83D pair").ShouldBe("half \\uD83D pair");
}
