using Kontextual.Domain;

namespace Kontextual.Tests;

public class ProvenanceTests
{
    private static readonly Provenance Full = new()
    {
        ToolVersion = "1.0",
        Tool = "\"grep\"",
        Source = "https://example.org/?a=b&c=<d>",
        Actor = "Ada é😀\n",
        Attributes = Metadata.Parse("""{"z":1.0,"a":[12345678901234567890,1e400],"s":"\u0000"}"""),
    };

    [Test]
    public void Stored_text_has_the_set_parts_in_a_fixed_order() => Full.ToStoredText().ShouldBe(
        """{"actor":"Ada é😀\n","source":"https://example.org/?a=b&c=<d>","tool":"\"grep\"","toolVersion":"1.0","attributes":{"z":1.0,"a":[12345678901234567890,1e400],"s":"\u0000"}}""");

    [Test]
    public void A_full_one_comes_back_the_same() => ShouldComeBack(Full);

    [Test]
    public void Each_part_alone_comes_back_the_same()
    {
        ShouldComeBack(new Provenance { Actor = "" });
        ShouldComeBack(new Provenance { Source = "s" });
        ShouldComeBack(new Provenance { Tool = "t" });
        ShouldComeBack(new Provenance { ToolVersion = "v" });
        ShouldComeBack(new Provenance { Attributes = Metadata.Parse("""{"a":{}}""") });
    }

    [Test]
    public void The_deepest_attributes_come_back_the_same() =>
        ShouldComeBack(new Provenance { Attributes = Metadata.Parse("{\"a\":" + new string('[', 63) + new string(']', 63) + "}") });

    [Test]
    public void None_is_the_empty_object()
    {
        Provenance.None.ToStoredText().ShouldBe("{}");
        new Provenance().ToStoredText().ShouldBe("{}");
        Provenance.FromStored("{}").ShouldBeSameAs(Provenance.None);
        Provenance.None.Attributes.ShouldBe(Metadata.Empty);
    }

    [Test]
    public void A_part_that_breaks_a_rule_is_named()
    {
        string most = string.Concat(Enumerable.Repeat("😀", 4_096));
        var longest = new Provenance { Actor = most };
        longest.Validated("provenance").ShouldBeSameAs(longest);
        ShouldRefuse(new Provenance { Actor = most + "x" }, "provenance.Actor");
        ShouldRefuse(new Provenance { Source = "a\0" }, "provenance.Source");
        ShouldRefuse(new Provenance { Tool = "\ud800" }, "provenance.Tool");
        ShouldRefuse(new Provenance { ToolVersion = "\udc00" }, "provenance.ToolVersion");
        ShouldRefuse(new Provenance { Attributes = null! }, "provenance.Attributes");
    }

    private static void ShouldRefuse(Provenance provenance, string paramName) =>
        Should.Throw<ArgumentException>(() => provenance.Validated(nameof(provenance))).ParamName.ShouldBe(paramName);

    private static void ShouldComeBack(Provenance provenance)
    {
        string text = provenance.Validated(nameof(provenance)).ToStoredText();
        Provenance.FromStored(text).ShouldBe(provenance);
        Provenance.FromStored(text).ToStoredText().ShouldBe(text);
    }
}
