using Kontextual.Cli;

namespace Kontextual.Tests.Cli;

public class TextPlaceTests
{
    [TestCase("/year>abc", 6, "  /year>abc", "        ^")]
    [TestCase("/a=", 3, "  /a=", "     ^")]
    [TestCase("/a\e=漢x", 5, "  /a\\u001B=漢x", "             ^", TestName = "{m}(escapes and wide characters)")]
    [TestCase("😀=", 2, "  😀=", "    ^")]
    [TestCase("0123456789abcdefghijklmnopqrstuvwxyz", 0, "  0123456789abcde…", "  ^")]
    [TestCase("0123456789abcdefghijklmnopqrstuvwxyz", 18, "  …bcdefghijklmnop…", "          ^")]
    [TestCase("0123456789abcdefghijklmnopqrstuvwxyz", 36, "  …lmnopqrstuvwxyz", "                  ^")]
    public void The_caret_is_under_the_place(string text, int index, string shown, string caret)
    {
        var lines = new TextPlace(text, index).Lines(20);
        lines[1].ShouldBe(caret);
        lines[0].ShouldBe(shown);
    }

    [Test]
    public void An_empty_text_is_not_shown() => new TextPlace("", 0).Lines(80).ShouldBeEmpty();
}
