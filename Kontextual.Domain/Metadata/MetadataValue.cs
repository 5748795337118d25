using System.Globalization;
using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>A JSON scalar that a <see cref="MetadataFilter"/> compares with: a string, an exact number, a boolean or null.</summary>
/// <remarks>
/// Two numbers are equal when their decimal values are equal: 1 equals 1.0, and 9007199254740993 does not equal 9007199254740992. Strings are compared
/// by code point, without normalisation. The default value is <see cref="Null"/>.
/// </remarks>
public readonly record struct MetadataValue
{
    private const string NullText = "null";

    private readonly string? _json;

    // The default value is null, so null has no text of its own.
    private MetadataValue(string json) => _json = json == NullText ? null : json;

    /// <summary>The maximum length of a value: 65,536 UTF-16 code units of its canonical JSON.</summary>
    public const int MaxLength = 65_536;

    /// <summary>The JSON value null. It differs from a member that is missing.</summary>
    public static MetadataValue Null => default;

    /// <summary>The canonical JSON text of the value. Equal values have equal texts.</summary>
    public string Json => _json ?? NullText;

    /// <summary>True for a number.</summary>
    public bool IsNumber => Json[0] is '-' or (>= '0' and <= '9');

    /// <summary>Converts a string.</summary>
    /// <inheritdoc cref="FromString(string)"/>
    public static implicit operator MetadataValue(string value) => FromString(value);

    /// <summary>Converts a boolean.</summary>
    public static implicit operator MetadataValue(bool value) => FromBoolean(value);

    /// <summary>Converts a whole number.</summary>
    public static implicit operator MetadataValue(long value) => FromInt64(value);

    /// <summary>Converts a decimal number.</summary>
    public static implicit operator MetadataValue(decimal value) => FromDecimal(value);

    /// <summary>Returns a string as a value.</summary>
    /// <exception cref="ArgumentException">The text contains a lone surrogate, or is longer than <see cref="MaxLength"/>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static MetadataValue FromString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        LoneSurrogate.Refuse(value, nameof(value));
        RefuseTooLong(value, nameof(value));
        return Parse(JsonStrings.Quote(value));
    }

    /// <summary>Returns a boolean as a value.</summary>
    public static MetadataValue FromBoolean(bool value) => new(value ? "true" : "false");

    /// <summary>Returns a whole number as a value.</summary>
    public static MetadataValue FromInt64(long value) => Parse(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Returns a decimal number as a value.</summary>
    public static MetadataValue FromDecimal(decimal value) => Parse(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads a JSON scalar, such as <c>"text"</c>, <c>true</c>, <c>null</c> or a number with any number of digits such as <c>1e400</c>.</summary>
    /// <exception cref="ArgumentException">The text is not a JSON scalar, or is longer than <see cref="MaxLength"/>. The message says where.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static MetadataValue Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        RefuseTooLong(json, nameof(json));
        var canonical = CanonicalJson.Canonicalize(json);
        RefuseTooLong(canonical, nameof(json));
        return canonical[0] is not ('{' or '[')
            ? new(canonical)
            : throw new ArgumentException("The value is an object or an array. Filter by a value inside it.", nameof(json));
    }

    /// <summary>Returns <see cref="Json"/>.</summary>
    public override string ToString() => Json;

    /// <summary>Returns an element as a value; null for an object or an array.</summary>
    internal static MetadataValue? Of(JsonElement element) =>
        element.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? null : new(CanonicalJson.Canonicalize(element.GetRawText()));

    private static void RefuseTooLong(string text, string paramName)
    {
        if (text.Length > MaxLength)
            throw new ArgumentException($"The value has {text.Length} UTF-16 code units, and the maximum is {MaxLength}.", paramName);
    }
}
