using Kontextual.Cli;

namespace Kontextual.Tests.Cli;

public class SafeTextTests
{
    [TestCase("plain ä 😀 漢", "plain ä 😀 漢")]
    [TestCase("a\tb", "a\\u0009b")]
    [TestCase("\e]0;title\a", "\\u001B]0;title\\u0007")]
    [TestCase("\u009B31m", "\\u009B31m")]
    [TestCase("a\u2066b\u2028c", "a\\u2066b\\u2028c")]
    [TestCase("half \uD83D pair", "half \\uD83D pair")]
    [TestCase("😀\n", "😀\\u000A")]
    public void What_would_steer_a_terminal_is_shown_as_an_escape(string text, string expected) => SafeText.Of(text).ShouldBe(expected);
}
