using System.Text.Json;
using System.Text.Json.Nodes;
using Kontextual.Domain;

namespace Kontextual.Tests;

public class MetadataFromNodesTests
{
    [Test]
    public void Values_made_in_code_are_written()
    {
        var json = new JsonObject
        {
            ["z"] = "<é😀\0\"",
            ["a"] = new JsonArray(1, 2.5m, null, true, 'c', new JsonObject()),
            ["n"] = JsonValue.Create(1e300),
        };
        Metadata.From(json).Text.ShouldBe("{\"z\":\"<é😀\\u0000\\\"\",\"a\":[1,2.5,null,true,\"c\",{}],\"n\":1E+300}");
    }

    [Test]
    public void Parsed_nodes_keep_order_and_spelling()
    {
        const string Json = """{"b":1.0,"a":[12345678901234567890,{"y":1e400,"x":"\u0061"}]}""";
        Metadata.From(JsonNode.Parse(Json)!.AsObject()).ShouldBe(Metadata.Parse(Json));
    }

    [Test]
    public void A_copy_does_not_see_later_changes()
    {
        var json = new JsonObject { ["a"] = 1 };
        var metadata = Metadata.From(json);
        json["a"] = 2;
        metadata.Text.ShouldBe("""{"a":1}""");
    }

    private static readonly object[] Refused =
    [
        new TestCaseData(() => new JsonObject { ["a"] = "x\ud800" }).SetName("A_lone_surrogate_in_a_string"),
        new TestCaseData(() => new JsonObject { ["\udc00"] = 1 }).SetName("A_lone_surrogate_in_a_name"),
        new TestCaseData(() => new JsonObject { ["a"] = '\ud800' }).SetName("A_lone_surrogate_as_a_char"),
        new TestCaseData(() => JsonNode.Parse("""{"a":"\ud800"}""")!.AsObject()).SetName("An_escaped_lone_surrogate"),
        new TestCaseData(() => JsonNode.Parse("""{"\ud800":1}""")!.AsObject()).SetName("An_escaped_lone_surrogate_in_a_name"),
        new TestCaseData(() => JsonNode.Parse("""{"x":{"a":1,"\u0061":2}}""")!.AsObject()).SetName("A_doubled_member"),
        new TestCaseData(() => new JsonObject { ["a"] = double.NaN }).SetName("Not_a_number"),
        new TestCaseData(() => new JsonObject { ["a"] = JsonValue.Create(new { b = 1 }) }).SetName("A_dotnet_object"),
        new TestCaseData(() => new JsonObject { ["a"] = Nested(64) }).SetName("Nested_too_deep"),
        new TestCaseData(() => new JsonObject { ["a"] = Nested(50_000) }).SetName("Nested_beyond_any_stack"),
        new TestCaseData(() => new JsonObject { ["a"] = JsonObject.Create(JsonElement.Parse("""{"b":1,"b":2}""")) }).SetName("A_doubled_member_in_an_element"),
        new TestCaseData(() => new JsonObject { ["a"] = new string('x', 1 << 20) }).SetName("Too_long"),
    ];

    [TestCaseSource(nameof(Refused))]
    public void Refused_by_an_argument_exception(Func<JsonObject> json)
    {
        var node = json();
        Should.Throw<ArgumentException>(() => Metadata.From(node)).ParamName.ShouldBe("json");
    }

    [Test]
    public void The_error_says_which_value_of_the_object_is_wrong()
    {
        ErrorOf(new JsonObject { ["x"] = new JsonObject { ["a"] = "y\ud800" } }).ShouldEndWith("At \"$.x.a\". (Parameter 'json')");
        ErrorOf(new JsonObject { ["a"] = JsonValue.Create(new { b = 1 }) })
            .ShouldBe("The value at \"$.a\" wraps a .NET object; use JsonObject or JsonArray. (Parameter 'json')");
        ErrorOf(new JsonObject { ["a"] = double.NaN }).ShouldSatisfyAllConditions(
            m => m.ShouldStartWith("The object cannot be written as JSON: "), m => m.ShouldContain("Correct that value."));
    }

    [Test]
    public void Nesting_is_counted_through_arrays_and_objects()
    {
        ErrorOf(new JsonObject { ["a"] = Nested(64) }).ShouldStartWith("Nested deeper than 64 levels; flatten the value. At \"$.a[0][0]");
        var objects = new JsonObject();
        for (int i = 0; i < 64; i++)
            objects = new JsonObject { ["a"] = objects };
        ErrorOf(objects).ShouldStartWith("Nested deeper than 64 levels; flatten the value. At \"$.a.a.a");
    }

    [Test]
    public void The_deepest_object_is_taken() => Metadata.From(new JsonObject { ["a"] = Nested(63) }).Text.Length.ShouldBe(6 + (2 * 63));

    private static string ErrorOf(JsonObject json) => Should.Throw<ArgumentException>(() => Metadata.From(json)).Message;

    private static JsonArray Nested(int arrays)
    {
        var node = new JsonArray();
        for (int i = 1; i < arrays; i++)
            node = new JsonArray((JsonNode)node);
        return node;
    }
}
