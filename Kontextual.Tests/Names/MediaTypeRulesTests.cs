using Kontextual.Domain;

namespace Kontextual.Tests.Names;

public class MediaTypeRulesTests
{
    [TestCase("text/plain")]
    [TestCase("Text/Markdown; charset=UTF-8;  variant=\"a b\"")]
    [TestCase("application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [TestCase("application/ld+json")]
    [TestCase("x/y!#$&-^_.+")]
    [TestCase("3x/y")]
    public void Text_is_kept_exactly(string mediaType) =>
        MediaTypeRules.Validate(mediaType, nameof(mediaType)).ShouldBeSameAs(mediaType);

    [TestCase("")]
    [TestCase("text")]
    [TestCase("text/")]
    [TestCase("/plain")]
    [TestCase("text/plain/x")]
    [TestCase("text/*")]
    [TestCase("*/*")]
    [TestCase("text/pl ain")]
    [TestCase(" text/plain")]
    [TestCase("text/plain ")]
    [TestCase("text/plain\n")]
    [TestCase("text/pläin")]
    [TestCase("text/plain; name=\"é\"")]
    [TestCase("text/plain; charset")]
    [TestCase("text/plain; charset=")]
    [TestCase("text/plain, text/html")]
    [TestCase("text/'x'")]
    [TestCase("-x/y")]
    public void What_is_no_media_type_is_refused(string mediaType) =>
        Should.Throw<ArgumentException>(() => MediaTypeRules.Validate(mediaType, "draft")).ParamName.ShouldBe("draft");

    [Test]
    public void The_error_shows_what_a_media_type_looks_like() =>
        Should.Throw<ArgumentException>(() => MediaTypeRules.Validate("text", "draft")).Message.ShouldStartWith("\"text\" is not a media type; write type/subtype");

    [Test]
    public void The_limit_is_255_characters()
    {
        string longest = "text/plain; a=" + new string('x', 255 - 14);
        MediaTypeRules.Validate(longest, "mediaType").ShouldBe(longest);
        Should.Throw<ArgumentException>(() => MediaTypeRules.Validate(longest + "x", "mediaType")).Message.ShouldContain("255");
        string longestName = "text/" + new string('x', 127);
        MediaTypeRules.Validate(longestName, "mediaType").ShouldBe(longestName);
        Should.Throw<ArgumentException>(() => MediaTypeRules.Validate(longestName + "x", "mediaType"));
    }

    [Test]
    public void Null_is_refused() =>
        Should.Throw<ArgumentNullException>(() => MediaTypeRules.Validate(null!, "draft")).ParamName.ShouldBe("draft");
}
