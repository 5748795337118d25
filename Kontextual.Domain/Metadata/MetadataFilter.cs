using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>A condition on the value to which a JSON Pointer leads in metadata.</summary>
/// <remarks>
/// The pointer is that of RFC 6901: <c>/author</c>, <c>/tags/0</c>, <c>/a~1b</c> for the member <c>a/b</c>. A step <c>*</c> stands for every
/// element where it meets an array, and for the member <c>*</c> where it meets an object. The condition holds if one of the values to which the pointer leads
/// meets it. A pointer that leads nowhere meets no condition. Nothing else in a pointer or a value is syntax.
/// </remarks>
public sealed class MetadataFilter : IEquatable<MetadataFilter>
{
    /// <summary>The maximum number of values of <see cref="In"/>: 1,000.</summary>
    public const int MaxValues = 1000;

    /// <summary>The maximum number of code points of a pointer: 4,096.</summary>
    public const int MaxPath = 4096;

    private readonly MetadataPointer _path;
    private readonly HashSet<string>? _values;
    private readonly Range? _range;

    private MetadataFilter(MetadataPointer path, IEnumerable<string>? values, Range? range)
    {
        _path = path;
        _values = values?.ToHashSet(StringComparer.Ordinal);
        _range = range;
        Text = TextOf();
    }

    /// <summary>The JSON Pointer.</summary>
    public string Path => _path.Text;

    /// <summary>The canonical JSON text of the filter. Filters with the same pointer, values and limits have equal texts.</summary>
    internal string Text { get; }

    /// <summary>What to ask an index for; null if the index cannot help, because the filter holds for most metadata or its pointer is unusual.</summary>
    internal MetadataProbe? Probe()
    {
        if (Path.Length == 0 || Path.Contains('\0') || _path.LeafPointers() is not { } pointers)
            return null;
        return new(pointers, _values is null ? null : [.. _values.Select(MetadataKey.Of).Distinct()], _range?.Keys);
    }

    /// <summary>The pointer leads to a value of any kind, including null.</summary>
    /// <param name="path">The JSON Pointer.</param>
    /// <exception cref="ArgumentException">The text is not a JSON Pointer. The message says where.</exception>
    public static MetadataFilter Exists(string path) => new(MetadataPointer.Parse(path, nameof(path)), null, null);

    /// <summary>The pointer leads to this value.</summary>
    /// <param name="path">The JSON Pointer.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The text is not a JSON Pointer. The message says where.</exception>
    public static MetadataFilter Equal(string path, MetadataValue value) => new(MetadataPointer.Parse(path, nameof(path)), [value.Json], null);

    /// <summary>The pointer leads to one of these values.</summary>
    /// <param name="path">The JSON Pointer.</param>
    /// <param name="values">The values, from 1 to 1,000.</param>
    /// <exception cref="ArgumentException">The text is not a JSON Pointer, or there are no values or too many.</exception>
    public static MetadataFilter In(string path, params IReadOnlyCollection<MetadataValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count is >= 1 and <= MaxValues
            ? new(MetadataPointer.Parse(path, nameof(path)), values.Select(value => value.Json), null)
            : throw new ArgumentException($"A metadata filter takes 1 to {MaxValues} values, not {values.Count}.", nameof(values));
    }

    /// <summary>The pointer leads to a number that is at least this one.</summary>
    /// <param name="path">The JSON Pointer.</param>
    /// <param name="number">The limit.</param>
    /// <exception cref="ArgumentException">The text is not a JSON Pointer, or the limit is not a number.</exception>
    public static MetadataFilter AtLeast(string path, MetadataValue number) => InRange(path, new(Least: Number(number, nameof(number))));

    /// <summary>The pointer leads to a number that is greater than this one.</summary>
    /// <inheritdoc cref="AtLeast"/>
    public static MetadataFilter GreaterThan(string path, MetadataValue number) => InRange(path, new(Above: Number(number, nameof(number))));

    /// <summary>The pointer leads to a number that is at most this one.</summary>
    /// <inheritdoc cref="AtLeast"/>
    public static MetadataFilter AtMost(string path, MetadataValue number) => InRange(path, new(Most: Number(number, nameof(number))));

    /// <summary>The pointer leads to a number that is less than this one.</summary>
    /// <inheritdoc cref="AtLeast"/>
    public static MetadataFilter LessThan(string path, MetadataValue number) => InRange(path, new(Below: Number(number, nameof(number))));

    /// <summary>The pointer leads to a number from one limit to another one, both included.</summary>
    /// <param name="path">The JSON Pointer.</param>
    /// <param name="least">The lower limit.</param>
    /// <param name="most">The upper limit. No number meets the condition if it is below the lower limit.</param>
    /// <exception cref="ArgumentException">The text is not a JSON Pointer, or a limit is not a number.</exception>
    public static MetadataFilter Between(string path, MetadataValue least, MetadataValue most) =>
        InRange(path, new(Least: Number(least, nameof(least)), Most: Number(most, nameof(most))));

    /// <summary>True if the metadata meets the condition.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="metadata"/> is null.</exception>
    public bool Matches(Metadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return Matches(metadata.ToJsonElement());
    }

    /// <summary>True if both filters have the same pointer, values and limits.</summary>
    public bool Equals(MetadataFilter? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MetadataFilter);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns the filter as canonical JSON.</summary>
    public override string ToString() => Text;

    /// <summary>Reads the text of a filter.</summary>
    internal static MetadataFilter FromText(JsonElement filter)
    {
        var path = MetadataPointer.Parse(filter.GetProperty("path").GetString()!, nameof(filter));
        if (filter.TryGetProperty("in", out var values))
            return new(path, values.EnumerateArray().Select(value => CanonicalJson.Canonicalize(value.GetRawText())), null);
        var range = new Range(Limit("least"), Limit("above"), Limit("most"), Limit("below"));
        return new(path, null, range == new Range() ? null : range);

        string? Limit(string name) => filter.TryGetProperty(name, out var limit) ? CanonicalJson.Canonicalize(limit.GetRawText()) : null;
    }

    internal bool Matches(JsonElement metadata) => _path.Any(metadata, Meets);

    private static MetadataFilter InRange(string path, Range range) => new(MetadataPointer.Parse(path, nameof(path)), null, range);

    private static string Number(MetadataValue value, string paramName) => value.IsNumber
        ? value.Json
        : throw new ArgumentException($"{QuotedText.Of(value.Json)} is not a number. Only numbers have ranges.", paramName);

    private bool Meets(JsonElement value)
    {
        if (_values is not null)
            return MetadataValue.Of(value) is { } scalar && _values.Contains(scalar.Json);
        return _range is not { } range || (value.ValueKind == JsonValueKind.Number && range.Contains(MetadataValue.Of(value)!.Value.Json));
    }

    private string TextOf()
    {
        var text = new CanonicalJsonObject().Add("path", Path);
        if (_values is not null)
            text.AddJson("in", $"[{string.Join(',', _values.Order(StringComparer.Ordinal))}]");
        foreach (var (name, limit) in _range?.Limits ?? [])
            text.AddJson(name, limit);
        return text.ToString();
    }

    private sealed record Range(string? Least = null, string? Above = null, string? Most = null, string? Below = null)
    {
        public IEnumerable<(string Name, string Limit)> Limits =>
            from limit in new (string Name, string? Limit)[] { ("least", Least), ("above", Above), ("most", Most), ("below", Below) }
            where limit.Limit is not null
            select (limit.Name, limit.Limit);

        // Keys are cut, so the limits themselves are always included.
        public (string Lowest, string Highest) Keys => (
            (Least ?? Above) is { } lowest ? MetadataKey.Of(lowest) : MetadataKey.LowestNumber,
            (Most ?? Below) is { } highest ? MetadataKey.Of(highest) : MetadataKey.HighestNumber);

        public bool Contains(string number) =>
            !(Least is not null && ExactNumber.Compare(number, Least) < 0)
            && !(Above is not null && ExactNumber.Compare(number, Above) <= 0)
            && !(Most is not null && ExactNumber.Compare(number, Most) > 0)
            && !(Below is not null && ExactNumber.Compare(number, Below) >= 0);
    }
}
