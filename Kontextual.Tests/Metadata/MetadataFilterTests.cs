using Kontextual.Domain;

namespace Kontextual.Tests;

/// <summary>What a condition on metadata means, as a table.</summary>
public class MetadataFilterTests
{
    private const string Book = """
        {"author":"alice","year":2024,"rating":4.50,"draft":false,"none":null,"tags":["x",["y"],{"k":"z"}],"":{"":1},"a/b":{"~":"t"},"*":{"deep":7},"0":"zero","big":9007199254740993}
        """;

    [TestCase("", true)]
    [TestCase("/author", true)]
    [TestCase("/none", true)]
    [TestCase("/missing", false)]
    [TestCase("/author/x", false)]
    [TestCase("/tags", true)]
    [TestCase("/tags/0", true)]
    [TestCase("/tags/3", false)]
    [TestCase("/tags/00", false)]
    [TestCase("/tags/-", false)]
    [TestCase("/tags/+1", false)]
    [TestCase("/tags/\u0661", false)]
    [TestCase("/tags/99999999999999999999", false)]
    [TestCase("/tags/*/0", true)]
    [TestCase("/tags/*/k", true)]
    [TestCase("/tags/*/*/x", false)]
    [TestCase("/0", true)]
    [TestCase("/", true)]
    [TestCase("//", true)]
    [TestCase("///", false)]
    [TestCase("/a~1b/~0", true)]
    [TestCase("/a~1b/~01", false)]
    [TestCase("/a/b", false)]
    [TestCase("/*", true)]
    [TestCase("/*/deep", true)]
    [TestCase("/year/*", false)]
    public void A_pointer_leads_to_something_or_not(string path, bool exists)
    {
        MetadataFilter.Exists(path).Matches(Metadata.Parse(Book)).ShouldBe(exists);
        MetadataFilter.Exists(path).Path.ShouldBe(path);
    }

    [TestCase("/author", "\"alice\"", true)]
    [TestCase("/author", "\"Alice\"", false)]
    [TestCase("/author", "\"\\u0061lice\"", true)]
    [TestCase("/year", "2024.0", true)]
    [TestCase("/year", "20.24e2", true)]
    [TestCase("/year", "\"2024\"", false)]
    [TestCase("/rating", "4.5", true)]
    [TestCase("/draft", "false", true)]
    [TestCase("/draft", "0", false)]
    [TestCase("/none", "null", true)]
    [TestCase("/missing", "null", false)]
    [TestCase("/tags", "\"x\"", false)]
    [TestCase("/tags/*", "\"x\"", true)]
    [TestCase("/tags/*", "\"y\"", false)]
    [TestCase("/tags/*/*", "\"y\"", true)]
    [TestCase("/big", "9007199254740993", true)]
    [TestCase("/big", "9007199254740992", false)]
    [TestCase("/big", "9007199254740993.0", true)]
    public void A_value_is_equal_or_not(string path, string value, bool holds)
    {
        MetadataFilter.Equal(path, MetadataValue.Parse(value)).Matches(Metadata.Parse(Book)).ShouldBe(holds);
        MetadataFilter.In(path, "nothing", MetadataValue.Parse(value)).Matches(Metadata.Parse(Book)).ShouldBe(holds);
    }

    // In ascending order. Doubles would confuse several of them.
    private static readonly string[] Ascending =
    [
        "-1e999999999999999999999", "-1e400", "-12345678901234567891", "-12345678901234567890.5", "-12345678901234567890", "-10", "-9.99", "-1",
        "-0.5", "-1e-7", "-1e-400", "0", "1e-999999999999999999999", "1e-400", "0.000000999", "0.000001", "0.00001", "0.09", "0.1", "0.10000000000000000001",
        "0.5", "1", "1.5", "9", "9.5", "10", "99", "100", "9007199254740992", "9007199254740993", "123456789012345678901", "1e21", "1.5e21", "2e21", "1e22", "1e400",
        "9e999999999999999999998", "1e999999999999999999999",
    ];

    [Test]
    public void Numbers_are_compared_by_their_decimal_values()
    {
        for (var i = 0; i < Ascending.Length; i++)
        {
            for (var j = 0; j < Ascending.Length; j++)
            {
                var one = Metadata.Parse($$"""{"n":{{Ascending[i]}}}""");
                var other = MetadataValue.Parse(Ascending[j]);
                var what = $"{Ascending[i]} and {Ascending[j]}";
                MetadataFilter.AtLeast("/n", other).Matches(one).ShouldBe(i >= j, what);
                MetadataFilter.GreaterThan("/n", other).Matches(one).ShouldBe(i > j, what);
                MetadataFilter.AtMost("/n", other).Matches(one).ShouldBe(i <= j, what);
                MetadataFilter.LessThan("/n", other).Matches(one).ShouldBe(i < j, what);
                MetadataFilter.Equal("/n", other).Matches(one).ShouldBe(i == j, what);
                MetadataFilter.Between("/n", other, 10).Matches(one).ShouldBe(i >= j && i <= Array.IndexOf(Ascending, "10"), what);
            }
        }
    }

    [Test]
    public void Values_of_dotnet_are_what_they_are_in_json()
    {
        MetadataValue text = "a\"\u0001\u00e9", number = 5L, exact = 1.50m, flag = true;

        text.Json.ShouldBe("\"a\\\"\\u0001\u00e9\"");
        number.ShouldBe(MetadataValue.Parse("5.0"));
        exact.Json.ShouldBe("1.5");
        flag.ShouldBe(MetadataValue.Parse("true"));
        default(MetadataValue).ShouldBe(MetadataValue.Null);
        MetadataValue.Null.ShouldBe(MetadataValue.Parse(" null "));
        MetadataValue.FromDecimal(decimal.MaxValue).Json.ShouldBe("7.9228162514264337593543950335e+28");
        new[] { text, flag, MetadataValue.Null }.ShouldAllBe(value => !value.IsNumber);
    }

    [TestCase("author", "begins with '/'")]
    [TestCase("$.author", "begins with '/'")]
    [TestCase("/a~", "another '~' at index 2")]
    [TestCase("/a~2b", "another '~' at index 2")]
    public void A_text_that_is_no_pointer_is_refused(string path, string says) =>
        Should.Throw<ArgumentException>(() => MetadataFilter.Exists(path)).Message.ShouldContain(says);

    [Test]
    public void What_a_condition_cannot_mean_is_refused()
    {
        Should.Throw<ArgumentException>(() => MetadataFilter.Exists("/\ud800")).Message.ShouldContain("U+D800");
        Should.Throw<ArgumentException>(() => MetadataFilter.Exists("/" + new string('x', 4096))).Message.ShouldContain("the maximum is 4096");
        Should.Throw<ArgumentException>(() => MetadataFilter.In("/a")).Message.ShouldContain("1 to 1000 values, not 0");
        Should.Throw<ArgumentException>(() => MetadataFilter.In("/a", [.. Enumerable.Repeat(MetadataValue.Null, 1001)])).Message.ShouldContain("not 1001");
        Should.Throw<ArgumentException>(() => MetadataFilter.AtLeast("/a", "5")).Message.ShouldContain("is not a number");
        Should.Throw<ArgumentException>(() => MetadataFilter.Between("/a", 1, MetadataValue.Null)).Message.ShouldContain("is not a number");
        Should.Throw<ArgumentException>(() => MetadataValue.Parse("{}")).Message.ShouldContain("object or an array");
        Should.Throw<ArgumentException>(() => MetadataValue.Parse("alice")).Message.ShouldContain("byte 0");
        Should.Throw<ArgumentException>(() => MetadataValue.FromString(new string('x', 65_535))).Message.ShouldContain("65537 UTF-16 code units");
        Should.Throw<ArgumentException>(() => MetadataValue.Parse("\"" + string.Concat(Enumerable.Repeat("\\u0001", 20_000)) + "\"")).Message.ShouldContain("the maximum is 65536");
        Should.Throw<ArgumentException>(() => MetadataValue.FromString("\udc00")).Message.ShouldContain("U+DC00");
        Should.Throw<ArgumentNullException>(() => MetadataFilter.Exists(null!));
        Should.Throw<ArgumentNullException>(() => MetadataValue.FromString(null!));
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("""{"a":"\ud800"}""")]
    [TestCase("""{"\ud800":"x","a":"x"}""")]
    public void Damaged_metadata_meets_no_condition_or_what_is_left_of_it_does(string stored)
    {
        MetadataMatcher.FromText(MetadataMatcher.TextOf([MetadataFilter.Equal("/a", "y")])).Matches(stored).ShouldBeFalse();
        MetadataMatcher.FromText(MetadataMatcher.TextOf([MetadataFilter.Exists("/missing")])).Matches(stored).ShouldBeFalse();
    }

    [Test]
    public void Conditions_that_mean_the_same_are_equal_and_others_are_not()
    {
        MetadataFilter[] different =
        [
            MetadataFilter.Exists("/a"), MetadataFilter.Exists("/b"), MetadataFilter.Equal("/a", 1), MetadataFilter.Equal("/a", "1"), MetadataFilter.In("/a", 1, 2),
            MetadataFilter.AtLeast("/a", 1), MetadataFilter.GreaterThan("/a", 1), MetadataFilter.AtMost("/a", 1), MetadataFilter.LessThan("/a", 1), MetadataFilter.Between("/a", 1, 1),
        ];

        different.Distinct().Count().ShouldBe(different.Length);
        MetadataFilter.In("/a", 2, 1.0m, 1).ShouldBe(MetadataFilter.In("/a", 1, 2));
        MetadataFilter.In("/a", 1).ShouldBe(MetadataFilter.Equal("/a", MetadataValue.Parse("1.0")));
        foreach (var filter in different)
            MetadataMatcher.FromText(MetadataMatcher.TextOf([filter])).Matches("""{"a":1}""").ShouldBe(filter.Matches(Metadata.Parse("""{"a":1}""")), $"{filter}");
    }
}
