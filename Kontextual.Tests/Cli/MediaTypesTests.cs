using Kontextual.Cli;
using Kontextual.Domain;

namespace Kontextual.Tests.Cli;

public class MediaTypesTests
{
    [TestCase("a.md", true, "text/markdown")]
    [TestCase("A.MD", true, "text/markdown")]
    [TestCase("a.json", true, "application/json")]
    [TestCase("a.svg", true, "image/svg+xml")]
    [TestCase("a.ts", true, "text/plain", Description = "the table says video")]
    [TestCase("a.ts", false, "video/vnd.dlna.mpeg-tts")]
    [TestCase("id.pub", true, "text/plain", Description = "the table says a document")]
    [TestCase("a.png", false, "image/png")]
    [TestCase("a.unknown", true, "text/plain")]
    [TestCase("a.unknown", false, "application/octet-stream")]
    [TestCase("Makefile", true, "text/plain")]
    [TestCase("folder.md/Makefile", false, "application/octet-stream")]
    [TestCase("odd.", false, "application/octet-stream")]
    public void The_media_type_follows_name_and_content(string name, bool isText, string expected)
    {
        var mediaType = MediaTypes.Of(name, isText);
        mediaType.ShouldBe(expected);
        MediaTypeRules.Validate(mediaType, nameof(name));
    }
}
