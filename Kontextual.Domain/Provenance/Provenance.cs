using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>
/// Describes where an entity comes from. Every part is optional and kept exactly; null and an empty text are different values. The run that
/// produced a revision is a property of the revision, not of its provenance. Two values are equal when all their parts are equal; attributes
/// are compared by their text.
/// </summary>
public sealed record Provenance : IParsable<Provenance>
{
    internal const int MaxCodePoints = 4_096;

    private const string NoneText = "{}";

    /// <summary>The provenance without any part.</summary>
    public static Provenance None { get; } = new();

    /// <summary>
    /// The person, service or agent that made the entity. Null by default. At most 4,096 code points without U+0000 and lone surrogates.
    /// </summary>
    [JsonPropertyName("actor")]
    public string? Actor { get; init; }

    /// <summary>The source: a URI or free text, which is not parsed. Null by default. The limits are those of <see cref="Actor"/>.</summary>
    [JsonPropertyName("source")]
    public string? Source { get; init; }

    /// <summary>The program that made the entity. Null by default. The limits are those of <see cref="Actor"/>.</summary>
    [JsonPropertyName("tool")]
    public string? Tool { get; init; }

    /// <summary>The version of the program, in its own notation. Null by default. The limits are those of <see cref="Actor"/>.</summary>
    [JsonPropertyName("toolVersion")]
    public string? ToolVersion { get; init; }

    /// <summary>Additional data as JSON. <see cref="Metadata.Empty"/> by default; null is refused.</summary>
    [JsonPropertyName("attributes")]
    public Metadata Attributes { get; init; } = Metadata.Empty;

    /// <summary>Reads the JSON object that <see cref="ToString"/> and System.Text.Json write.</summary>
    /// <param name="json">
    /// An object with any of the members <c>actor</c>, <c>source</c>, <c>tool</c>, <c>toolVersion</c> (strings or null) and
    /// <c>attributes</c> (an object), and no other members.
    /// </param>
    /// <returns>The provenance.</returns>
    /// <exception cref="ArgumentException"><paramref name="json"/> is not such an object, or a part exceeds its limit.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static Provenance Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return ProvenanceJson.Read(json).Validated(nameof(json));
    }

    /// <summary>Tries to read the JSON object that <see cref="Parse"/> reads. The format provider is ignored.</summary>
    /// <returns>True when <see cref="Parse"/> would succeed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out Provenance? result)
    {
        result = null;
        if (s is null)
            return false;
        try
        {
            result = Parse(s);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    static Provenance IParsable<Provenance>.Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var provenance) ? provenance : throw new FormatException("This is not the JSON object of a provenance.");

    /// <summary>Returns the parts that are set as a JSON object, <c>{}</c> when none is set.</summary>
    /// <returns>Minified JSON.</returns>
    public override string ToString() => ToStoredText();

    /// <summary>Checks the limits of all parts, before any I/O.</summary>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException">A part exceeds its limit. The parameter name ends with the name of that part.</exception>
    internal Provenance Validated(string paramName)
    {
        FreeText.Validate(Actor, $"{paramName}.{nameof(Actor)}", MaxCodePoints);
        FreeText.Validate(Source, $"{paramName}.{nameof(Source)}", MaxCodePoints);
        FreeText.Validate(Tool, $"{paramName}.{nameof(Tool)}", MaxCodePoints);
        FreeText.Validate(ToolVersion, $"{paramName}.{nameof(ToolVersion)}", MaxCodePoints);
        ArgumentNullException.ThrowIfNull(Attributes, $"{paramName}.{nameof(Attributes)}");
        return this;
    }

    /// <summary>
    /// Returns the stored text of a validated provenance: minified JSON with only the parts that are set, in the order of the properties.
    /// </summary>
    internal string ToStoredText()
    {
        if (this == None)
            return NoneText;
        var output = new Utf8Buffer();
        AppendText(output, "actor", Actor);
        AppendText(output, "source", Source);
        AppendText(output, "tool", Tool);
        AppendText(output, "toolVersion", ToolVersion);
        if (!Attributes.IsEmpty)
            AppendName(output, "attributes").Append(Attributes.Text);
        output.Append((byte)'}');
        return output.ToString();
    }

    /// <summary>Reads a text that <see cref="ToStoredText"/> returned.</summary>
    /// <exception cref="JsonException">The text is not JSON, because the store was changed by other means.</exception>
    internal static Provenance FromStored(string text)
    {
        if (text == NoneText)
            return None;
        // One level more than attributes may have, because they are a member of this object.
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonLimits.MaxDepth + 1 });
        var root = document.RootElement;
        return new Provenance
        {
            Actor = TextOf(root, "actor"),
            Source = TextOf(root, "source"),
            Tool = TextOf(root, "tool"),
            ToolVersion = TextOf(root, "toolVersion"),
            Attributes = root.TryGetProperty("attributes", out var attributes) ? Metadata.FromStored(attributes.GetRawText()) : Metadata.Empty,
        };
    }

    private static string? TextOf(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static void AppendText(Utf8Buffer output, string name, string? value)
    {
        if (value is not null)
            JsonStrings.Write(AppendName(output, name), value);
    }

    private static Utf8Buffer AppendName(Utf8Buffer output, string name)
    {
        output.Append((byte)(output.Length == 0 ? '{' : ','));
        JsonStrings.Write(output, name);
        output.Append((byte)':');
        return output;
    }
}
