using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Kontextual.Domain;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>A condition on metadata in plain values, with its meaning written anew.</summary>
/// <param name="Path">The JSON Pointer.</param>
/// <param name="Test">exists, in, least, above, most or below.</param>
/// <param name="Values">JSON scalars.</param>
internal sealed record MetaCondition(string Path, string Test, params string[] Values)
{
    /// <summary>The condition of the product.</summary>
    public MetadataFilter Filter => Test switch
    {
        "exists" => MetadataFilter.Exists(Path),
        "in" => MetadataFilter.In(Path, [.. Values.Select(MetadataValue.Parse)]),
        "least" => MetadataFilter.AtLeast(Path, MetadataValue.Parse(Values[0])),
        "above" => MetadataFilter.GreaterThan(Path, MetadataValue.Parse(Values[0])),
        "most" => MetadataFilter.AtMost(Path, MetadataValue.Parse(Values[0])),
        "below" => MetadataFilter.LessThan(Path, MetadataValue.Parse(Values[0])),
        _ => throw new InvalidOperationException(Test),
    };

    /// <summary>True if metadata meets the condition: each value inside it is listed with every pointer that leads to it.</summary>
    public bool Holds(string metadata)
    {
        using var document = JsonDocument.Parse(metadata);
        return Reached(document.RootElement.Clone(), [""]).Any(reached => reached.Paths.Contains(Path) && Meets(reached.Value));
    }

    /// <summary>The scalar to which a path without <c>*</c> leads in metadata, as JSON; null if there is none.</summary>
    public static string? ScalarAt(string metadata, string path)
    {
        using var document = JsonDocument.Parse(metadata);
        return Reached(document.RootElement, [""])
            .Where(reached => reached.Paths.Contains(path) && reached.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            .Select(reached => reached.Value.GetRawText())
            .FirstOrDefault();
    }

    public override string ToString() => $"{Path} {Test} {string.Join(' ', Values)}";

    private static IEnumerable<(IReadOnlyList<string> Paths, JsonElement Value)> Reached(JsonElement value, IReadOnlyList<string> paths)
    {
        yield return (paths, value);
        IEnumerable<(string[] Steps, JsonElement Child)> children = value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().Select(member => (
                new[] { member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) }, member.Value)),
            JsonValueKind.Array => value.EnumerateArray().Select((element, i) => (new[] { i.ToString(CultureInfo.InvariantCulture), "*" }, element)),
            _ => [],
        };
        foreach (var (steps, child) in children)
        {
            foreach (var deeper in Reached(child, [.. from path in paths from step in steps select $"{path}/{step}"]))
                yield return deeper;
        }
    }

    private bool Meets(JsonElement value) => Test switch
    {
        "exists" => true,
        "in" => Values.Any(wanted => Same(JsonDocument.Parse(wanted).RootElement, value)),
        _ when value.ValueKind != JsonValueKind.Number => false,
        "least" => Compare(value) >= 0,
        "above" => Compare(value) > 0,
        "most" => Compare(value) <= 0,
        _ => Compare(value) < 0,
    };

    private int Compare(JsonElement value) => Compare(value.GetRawText(), Values[0]);

    private static bool Same(JsonElement one, JsonElement other) => one.ValueKind == other.ValueKind && one.ValueKind switch
    {
        JsonValueKind.Number => Compare(one.GetRawText(), other.GetRawText()) == 0,
        JsonValueKind.String => one.GetString() == other.GetString(),
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => true,
        _ => false,
    };

    /// <summary>Compares two numbers, as whole numbers of the smaller power of ten.</summary>
    public static int Compare(string one, string other)
    {
        var ((a, i), (b, j)) = (Scaled(one), Scaled(other));
        var least = Math.Min(i, j);
        return (a * BigInteger.Pow(10, i - least)).CompareTo(b * BigInteger.Pow(10, j - least));
    }

    private static (BigInteger Mantissa, int Exponent) Scaled(string number)
    {
        var parts = number.Split('e', 'E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        return (BigInteger.Parse(digits, CultureInfo.InvariantCulture), point < 0 ? exponent : exponent - (parts[0].Length - point - 1));
    }
}
