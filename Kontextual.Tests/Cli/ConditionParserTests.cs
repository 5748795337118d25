using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Kontextual.Cli;
using Kontextual.Domain;

namespace Kontextual.Tests.Cli;

public class ConditionParserTests
{
    private static readonly (string Text, MetadataFilter Filter)[] Conditions =
    [
        ("/draft", MetadataFilter.Exists("/draft")),
        ("  /draft  ", MetadataFilter.Exists("/draft")),
        ("/", MetadataFilter.Exists("/")),
        ("\"\"", MetadataFilter.Exists("")),
        ("/author=alice", MetadataFilter.Equal("/author", "alice")),
        ("/tags/*=x", MetadataFilter.Equal("/tags/*", "x")),
        ("/a~1b=x", MetadataFilter.Equal("/a~1b", "x")),
        ("/year=2024", MetadataFilter.Equal("/year", 2024)),
        ("/year=2024.0", MetadataFilter.Equal("/year", 2024)),
        ("/year=9007199254740993", MetadataFilter.Equal("/year", 9007199254740993)),
        ("/year=-1e400", MetadataFilter.Equal("/year", MetadataValue.Parse("-1e400"))),
        ("/year=\"2024\"", MetadataFilter.Equal("/year", "2024")),
        ("/year=02024", MetadataFilter.Equal("/year", "02024")),
        ("/year=+1", MetadataFilter.Equal("/year", "+1")),
        ("/year=1.", MetadataFilter.Equal("/year", "1.")),
        ("/year=٣", MetadataFilter.Equal("/year", "٣")),
        ("/draft=true", MetadataFilter.Equal("/draft", true)),
        ("/draft=True", MetadataFilter.Equal("/draft", "True")),
        ("/draft=\"true\"", MetadataFilter.Equal("/draft", "true")),
        ("/draft=null", MetadataFilter.Equal("/draft", MetadataValue.Null)),
        ("/a=\"\"", MetadataFilter.Equal("/a", "")),
        ("/a={}", MetadataFilter.Equal("/a", "{}")),
        ("/a=%x_*", MetadataFilter.Equal("/a", "%x_*")),
        ("/a=b=c", MetadataFilter.Equal("/a", "b=c")),
        ("/a=x>y", MetadataFilter.Equal("/a", "x>y")),
        ("/a!", MetadataFilter.Exists("/a!")),
        ("/status=draft,final", MetadataFilter.In("/status", "draft", "final")),
        ("/status=\"a, b\",3,null", MetadataFilter.In("/status", "a, b", 3, MetadataValue.Null)),
        ("/year>=2024", MetadataFilter.AtLeast("/year", 2024)),
        ("/year>2024", MetadataFilter.GreaterThan("/year", 2024)),
        ("/year<=-1.5", MetadataFilter.AtMost("/year", -1.5m)),
        ("/year<1e400", MetadataFilter.LessThan("/year", MetadataValue.Parse("1e400"))),
        ("\"/a=b\"=c", MetadataFilter.Equal("/a=b", "c")),
        ("\"/a!\"=c", MetadataFilter.Equal("/a!", "c")),
        ("\"/a b\"", MetadataFilter.Exists("/a b")),
        ("\"/\\\"\\\\\\u00e9\">1", MetadataFilter.GreaterThan("/\"\\é", 1)),
    ];

    // '^' stands before the place.
    private static readonly (string Text, string Message)[] Refused =
    [
        ("^", "begins with the path"),
        ("^author=alice", "begins with the path"),
        (" ^=1", "begins with the path"),
        ("/a=^", "A value is missing"),
        ("/a=^ b", "A value is missing"),
        ("/a=b,^", "A value is missing"),
        ("/a ^= b", "takes one condition"),
        ("/a=b ^c", "takes one condition"),
        ("/a=^=b", "The operators are"),
        ("/a=^>b", "The operators are"),
        ("/a>^>1", "The operators are"),
        ("/a^!=b", "no operator '!='"),
        ("/a>^b", "takes a number"),
        ("/a>=^\"1\"", "takes a number"),
        ("/a<^true", "takes a number"),
        ("/a<1^,2", "Only '=' takes several values"),
        ("/a^~b=1", "'~' is written as"),
        ("/a~0/b^~", "'~' is written as"),
        ("^\"a\"=1", "begins with '/'"),
        ("^\"/a=1", "closing double quote"),
        ("/a=^\"b", "closing double quote"),
        ("/a=\"b^\\x\"", "Escapes are those of JSON"),
        ("/a=\"b^\\u00g0\"", "Escapes are those of JSON"),
        ("/a=\"b^\\", "Escapes are those of JSON"),
        ("/a=^\"\\ud800\"", "surrogate"),
        ("/a=x^\"y\"", "as a whole"),
        ("/a=\"x\"^y", "as a whole"),
        ("/a^\"b\"", "as a whole"),
        ("\"/a\"^b", "an operator or a space"),
    ];

    [TestCaseSource(nameof(Conditions))]
    public void A_condition_is_read((string Text, MetadataFilter Filter) condition) => ConditionParser.Parse(condition.Text).ShouldBe(condition.Filter);

    [TestCaseSource(nameof(Refused))]
    public void What_is_no_condition_is_refused_with_its_place((string Text, string Message) refused)
    {
        var index = refused.Text.IndexOf('^', StringComparison.Ordinal);
        var error = Should.Throw<UsageException>(() => ConditionParser.Parse(refused.Text.Remove(index, 1)));
        error.Place.ShouldBe(new TextPlace(refused.Text.Remove(index, 1), index));
        error.Message.ShouldContain(refused.Message);
    }

    [Test]
    public void Any_text_can_be_written_in_quotes() => Prop.ForAll<string, string>((member, value) =>
    {
        var (path, text) = ("/" + Whole(member).Replace("~", "~0", StringComparison.Ordinal), Whole(value));
        return ConditionParser.Parse($"{JsonSerializer.Serialize(path)}={JsonSerializer.Serialize(text)}").Equals(MetadataFilter.Equal(path, text));
    }).QuickCheckThrowOnFailure();

    [Test]
    public void The_limits_of_the_library_are_refused_with_a_place()
    {
        Should.Throw<UsageException>(() => ConditionParser.Parse("/" + new string('a', 4_096))).Place!.Index.ShouldBe(0);
        Should.Throw<UsageException>(() => ConditionParser.Parse("/a=" + string.Join(',', Enumerable.Range(0, 1_001)))).Message.ShouldContain("1 to 1000 values");
    }

    // FsCheck's texts can be null and have half characters, which no metadata has.
    private static string Whole(string? text) => new([.. (text ?? "").Where(unit => !char.IsSurrogate(unit))]);
}
