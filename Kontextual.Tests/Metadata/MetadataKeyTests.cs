using System.Globalization;
using System.Text.Json;
using Kontextual.Domain;
using Kontextual.Tests.Paging;

namespace Kontextual.Tests;

/// <summary>The texts that order metadata.</summary>
public sealed class MetadataKeyTests
{
    [Test, Property("Rule", "Q2")]
    public void The_order_of_the_texts_is_that_of_the_values()
    {
        foreach (var one in JsonValues.Samples)
        {
            foreach (var other in JsonValues.Samples)
                Math.Sign(CodePointOrder.Instance.Compare(KeyOf(one), KeyOf(other))).ShouldBe(Math.Sign(JsonValues.Compare(one, other)), $"{one} {other}");
        }
    }

    [Test, Property("Rule", "Q2")]
    public void The_order_of_numbers_is_exact()
    {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            var one = Number(random);
            var other = random.Next(4) == 0 ? one + random.Next(10) : Number(random);
            Math.Sign(string.CompareOrdinal(KeyOf(one), KeyOf(other))).ShouldBe(Math.Sign(JsonValues.Compare(one, other)), $"{one} {other}");
        }
    }

    [Test]
    public void A_missing_value_is_last_in_both_directions()
    {
        foreach (var key in JsonValues.Samples.Select(KeyOf))
        {
            string.CompareOrdinal(key, MetadataKey.Absent(SortDirection.Ascending)).ShouldBeLessThan(0);
            string.CompareOrdinal(key, MetadataKey.Absent(SortDirection.Descending)).ShouldBeGreaterThan(0);
        }

        foreach (var value in JsonValues.WithoutPlace)
            MetadataKey.Of(JsonDocument.Parse(value).RootElement).ShouldBeNull();
    }

    [Test]
    public void Long_values_are_cut_between_code_points()
    {
        var text = string.Concat(Enumerable.Repeat("\U0001F600", 200));

        KeyOf($"\"{text}\"").ShouldBe(KeyOf($"\"{text}more\""));
        KeyOf($"\"{text}\"")[1..].ShouldBe(text);
        KeyOf(new string('9', 5_000)).Length.ShouldBe(201);
        KeyOf("\"a\\u0000b\"").ShouldBe(KeyOf("\"a\\u0001b\""));
    }

    private static string KeyOf(string json) => MetadataKey.Of(JsonDocument.Parse(json).RootElement).ShouldNotBeNull();

    private static string Number(Random random)
    {
        var digits = random.Next(1, 1 << random.Next(1, 30)).ToString(CultureInfo.InvariantCulture);
        var fraction = random.Next(3) == 0 ? $".{random.Next(1000):D3}" : "";
        var exponent = random.Next(3) == 0 ? $"e{random.Next(-30, 30)}" : "";
        return $"{(random.Next(2) == 0 ? "-" : "")}{digits}{fraction}{exponent}{(fraction.Length == 0 && exponent.Length == 0 ? "." : "")}".TrimEnd('.');
    }
}
