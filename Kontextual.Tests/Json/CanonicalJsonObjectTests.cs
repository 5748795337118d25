using System.Text;
using Kontextual.Domain;

namespace Kontextual.Tests.Json;

public class CanonicalJsonObjectTests
{
    [Test]
    public void Members_come_out_ordered_by_utf16_code_unit()
    {
        var json = new CanonicalJsonObject()
            .Add("\ufb33", "last").Add("😀", true).Add("b", 100).Add("a", (string?)null).Add("", (long?)null)
            .AddJson("ab", """{ "z": 1.0, "y": [ {} ] }""").Add("B", "\"\\\n\u0001é");
        json.ToString().ShouldBe("{\"\":null,\"B\":\"\\\"\\\\\\n\\u0001é\",\"a\":null,\"ab\":{\"y\":[{}],\"z\":1},\"b\":100,\"😀\":true,\"\ufb33\":\"last\"}");
        json.ToUtf8Bytes().ShouldBe(Encoding.UTF8.GetBytes(json.ToString()));
        CanonicalJson.Canonicalize(json.ToString()).ShouldBe(json.ToString());
    }

    [Test]
    public void Nothing_added_is_the_empty_object() => new CanonicalJsonObject().ToString().ShouldBe("{}");

    [Test]
    public void Numbers_have_the_form_of_canonical_json()
    {
        foreach (long number in (long[])[0, 1, -1, 10, -200, long.MaxValue, long.MinValue])
        {
            new CanonicalJsonObject().Add("n", number).ToString()
                .ShouldBe(CanonicalJson.Canonicalize(FormattableString.Invariant($"{{\"n\":{number}}}")));
        }
    }

    [Test]
    public void What_is_refused_adds_nothing()
    {
        var json = new CanonicalJsonObject().Add("a", 1);
        Should.Throw<ArgumentException>(() => json.Add("a", 2)).Message.ShouldBe("The member \"a\" was added before; add each member once. (Parameter 'name')");
        Should.Throw<ArgumentException>(() => json.Add("a", "x")).ParamName.ShouldBe("name");
        Should.Throw<ArgumentException>(() => json.Add("a", true)).ParamName.ShouldBe("name");
        Should.Throw<ArgumentException>(() => json.AddJson("a", "1")).ParamName.ShouldBe("name");
        Should.Throw<ArgumentException>(() => json.Add("\ud800", 2)).ParamName.ShouldBe("name");
        Should.Throw<ArgumentException>(() => json.Add("b", "\udc00")).ParamName.ShouldBe("value");
        Should.Throw<ArgumentException>(() => json.AddJson("b", """{"x":[1,2""")).ParamName.ShouldBe("json");
        Should.Throw<ArgumentNullException>(() => json.Add(null!, true)).ParamName.ShouldBe("name");
        Should.Throw<ArgumentNullException>(() => json.AddJson("b", null!)).ParamName.ShouldBe("json");
        json.Add("b", false).ToString().ShouldBe("""{"a":1,"b":false}""");
    }

    [Test]
    public void What_can_be_added_can_be_canonicalised_again()
    {
        string deepest = new string('[', 127) + new string(']', 127);
        string json = new CanonicalJsonObject().AddJson("a", deepest).ToString();
        CanonicalJson.Canonicalize(json).ShouldBe(json);
        Should.Throw<ArgumentException>(() => new CanonicalJsonObject().AddJson("a", $"[{deepest}]"));
    }
}
