using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Json;

namespace Kontextual.Tests;

public class MetadataTests
{
    [TestCase("{}", "{}")]
    [TestCase(" {\r\n\t} ", "{}")]
    [TestCase("""{ "b" : 1.0 , "a" : [ 12345678901234567890 , 1e400, -0, 1E+2 ] }""", """{"b":1.0,"a":[12345678901234567890,1e400,-0,1E+2]}""")]
    [TestCase("""{"\u0061\/\u003c\u007F":"\u00e9\ud83d\ude00\u2028"}""", "{\"a/<\u007f\":\"é😀\u2028\"}", TestName = "{m}(escapes that need not be)")]
    [TestCase("""{"a":"\u0000\u0001\u0008\u0009\u000A\u000c\u000d\u001F\u0022\u005C"}""", """{"a":"\u0000\u0001\b\t\n\f\r\u001f\"\\"}""")]
    [TestCase("""{"":{"":[]},"n":null,"t":true,"f":false}""", """{"":{"":[]},"n":null,"t":true,"f":false}""")]
    public void Text_is_minified_with_order_numbers_and_strings_kept(string json, string text)
    {
        Metadata.Parse(json).Text.ShouldBe(text);
        Metadata.Parse(Encoding.UTF8.GetBytes(json)).Text.ShouldBe(text);
        Metadata.TryParse(json, out var metadata).ShouldBeTrue();
        metadata.ShouldBe(Metadata.Parse(text));
        metadata.ToString().ShouldBe(text);
    }

    [Test]
    public void Text_parses_to_the_same_text() => Prop.ForAll<int, int>((seed, style) =>
    {
        string text = Metadata.Parse(JsonSamples.Object(seed, style)).Text;
        return Metadata.Parse(text).Text == text && Metadata.Parse(Encoding.UTF8.GetBytes(text)).Text == text;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Text_holds_the_same_value() => Prop.ForAll<int, int>((seed, style) =>
    {
        string json = JsonSamples.Object(seed, style);
        return CanonicalJson.Canonicalize(Metadata.Parse(json).Text) == CanonicalJson.Canonicalize(json);
    }).QuickCheckThrowOnFailure();

    [TestCase("[]", "object")]
    [TestCase("null", "object")]
    [TestCase("\"{}\"", "object")]
    [TestCase("", "byte 0")]
    [TestCase("{", "byte 1")]
    [TestCase("{\"a\":1}}", "byte 7")]
    [TestCase("""{"a":1,"a":1}""", "byte 7")]
    [TestCase("""{"x":[0,{"a/b":1,"c":1,"a\u002fb":2}]}""", "byte 23")]
    [TestCase("""{"x":[0,{"a/b":{"c":1,"c":2}}]}""", "/x/1/a~1b")]
    [TestCase("""{"a":"\uDfff"}""", "byte 6")]
    [TestCase("""{"a":{"\ud800":1}}""", "\"/a\"")]
    [TestCase("""{"x":{"a":1,"a":2,"b":3}}""", "(byte 12), inside \"/x\".")]
    [TestCase("""{"x":{"a":1,"\ud800":2}}""", "(byte 13), inside \"/x\".")]
    [TestCase("""{"x":[1,"\ud800"]}""", "(byte 9), inside \"/x/1\".")]
    [TestCase("""{"x":[1,]}""", "(byte 8), inside \"/x\".")]
    [TestCase("{\"a\":\"\n\"}", "line 1, column 7")]
    [TestCase("{\n\"a\": tru}", "line 2")]
    public void What_is_wrong_is_refused_with_its_place(string json, string place)
    {
        Should.Throw<ArgumentException>(() => Metadata.Parse(json)).ShouldSatisfyAllConditions(
            e => e.ParamName.ShouldBe("json"), e => e.Message.ShouldContain(place));
        Should.Throw<ArgumentException>(() => Metadata.Parse(Encoding.UTF8.GetBytes(json))).ParamName.ShouldBe("utf8Json");
        Metadata.TryParse(json, out var metadata).ShouldBeFalse();
        metadata.ShouldBeNull();
    }

    [Test]
    public void Lone_surrogates_and_invalid_utf8_are_refused()
    {
        Should.Throw<ArgumentException>(() => Metadata.Parse("{\"a\":\"\ud800\"}")).Message.ShouldContain("U+D800");
        Should.Throw<ArgumentException>(() => Metadata.Parse("{\"\udc00\":1}")).Message.ShouldContain("byte 2");
        Should.Throw<ArgumentException>(() => Metadata.Parse([(byte)'{', (byte)'"', 0x80, (byte)'"'])).Message.ShouldContain("byte 2");
    }

    [Test]
    public void Null_is_refused()
    {
        Should.Throw<ArgumentNullException>(() => Metadata.Parse((string)null!)).ParamName.ShouldBe("json");
        Should.Throw<ArgumentNullException>(() => Metadata.From(null!)).ParamName.ShouldBe("json");
        Metadata.TryParse(null, out _).ShouldBeFalse();
    }

    [Test]
    public void Nesting_ends_at_64_levels_the_root_being_the_first()
    {
        string deepest = Nested(63);
        Metadata.Parse(deepest).Text.ShouldBe(deepest);
        Metadata.Parse(deepest).ToJsonElement().GetRawText().ShouldBe(deepest);
        string inside = "inside \"/a" + string.Concat(Enumerable.Repeat("/0", 63)) + "\".";
        Should.Throw<ArgumentException>(() => Metadata.Parse(Nested(64))).Message.ShouldSatisfyAllConditions(
            m => m.ShouldContain("64 levels"), m => m.ShouldContain(inside));
        Should.Throw<ArgumentException>(() => Metadata.Parse(Nested(100_000))).Message.ShouldContain("64 levels");
    }

    [Test]
    public void Text_ends_at_1_MiB_of_minified_utf8()
    {
        string longest = "{\"a\":\"é" + new string('x', JsonLimits.MaxBytes - 10) + "\"}";
        Encoding.UTF8.GetByteCount(longest).ShouldBe(1_048_576);
        Metadata.Parse("  " + longest + "  ").Text.ShouldBe(longest);
        Should.Throw<ArgumentException>(() => Metadata.Parse(longest.Replace("\"a\"", "\"ab\"", StringComparison.Ordinal))).Message.ShouldContain("1048577 bytes");
    }

    [Test]
    public void Messages_stay_short_and_on_one_line()
    {
        string name = new string('n', 10_000) + "\\n";
        string message = Should.Throw<ArgumentException>(() => Metadata.Parse($"{{\"{name}\":[1,}}")).Message;
        message.Length.ShouldBeLessThan(600);
        message.ShouldNotContain('\n');
    }

    [Test]
    public void Equality_is_that_of_the_texts()
    {
        var one = Metadata.Parse("""{"a":1,"b":"\u00e9"}""");
        var same = Metadata.Parse("""{ "a": 1, "b": "é" }""");
        var reordered = Metadata.Parse("""{"b":"é","a":1}""");
        var respelt = Metadata.Parse("""{"a":1.0,"b":"é"}""");
        (one == same).ShouldBeTrue();
        one.Equals((object)same).ShouldBeTrue();
        one.GetHashCode().ShouldBe(same.GetHashCode());
        (one != reordered).ShouldBeTrue();
        one.Equals(respelt).ShouldBeFalse();
        one.Equals(null).ShouldBeFalse();
    }

    [Test]
    public void Empty_is_one_object()
    {
        Metadata.Parse(" { } ").ShouldBeSameAs(Metadata.Empty);
        Metadata.FromStored("{}").ShouldBeSameAs(Metadata.Empty);
        Metadata.Empty.IsEmpty.ShouldBeTrue();
        Metadata.Parse("""{"":0}""").IsEmpty.ShouldBeFalse();
    }

    [Test]
    public void An_element_reads_without_disposing()
    {
        var element = Metadata.Parse("""{"a":{"b":"\u0000x"},"n":1e400}""").ToJsonElement();
        element.GetProperty("a").GetProperty("b").GetString().ShouldBe("\0x");
        element.GetProperty("n").GetRawText().ShouldBe("1e400");
        element.ValueKind.ShouldBe(JsonValueKind.Object);
    }

    private static string Nested(int arrays) => "{\"a\":" + new string('[', arrays) + new string(']', arrays) + "}";
}
