using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>
/// Where something came from. Every part is optional and kept exactly; null and the empty text differ. The run that produced a revision is
/// a field of the revision, not of this. Two are equal when all parts are, attributes by their text.
/// </summary>
public sealed record Provenance : IParsable<Provenance>
{
    internal const int MaxCodePoints = 4_096;

    private const string NoneText = "{}";

    /// <summary>Nothing is known: every part absent.</summary>
    public static Provenance None { get; } = new();

    /// <summary>Who: a person, service or agent. Null (the default), or at most 4,096 code points without U+0000 and lone surrogates.</summary>
    [JsonPropertyName("actor")]
    public string? Actor { get; init; }

    /// <summary>From where: a URI or free text, never parsed. Null (the default), or limited as <see cref="Actor"/> is.</summary>
    [JsonPropertyName("source")]
    public string? Source { get; init; }

    /// <summary>By what program. Null (the default), or limited as <see cref="Actor"/> is.</summary>
    [JsonPropertyName("tool")]
    public string? Tool { get; init; }

    /// <summary>Which version of the program, in its own notation. Null (the default), or limited as <see cref="Actor"/> is.</summary>
    [JsonPropertyName("toolVersion")]
    public string? ToolVersion { get; init; }

    /// <summary>Anything else, as JSON; <see cref="Metadata.Empty"/> by default, never null.</summary>
    [JsonPropertyName("attributes")]
    public Metadata Attributes { get; init; } = Metadata.Empty;

    /// <summary>Reads the JSON object that <see cref="ToString"/> and System.Text.Json write.</summary>
    /// <param name="json">An object with any of the members <c>actor</c>, <c>source</c>, <c>tool</c>, <c>toolVersion</c> (texts or null) and
    /// <c>attributes</c> (an object), and no other.</param>
    /// <returns>The provenance.</returns>
    /// <exception cref="ArgumentException"><paramref name="json"/> is no such object, or a part breaks its limit.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static Provenance Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return ProvenanceJson.Read(json).Validated(nameof(json));
    }

    /// <summary>Reads the JSON object as <see cref="Parse"/> does, without an exception.</summary>
    /// <returns>True when <see cref="Parse"/> would have succeeded.</returns>
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

    /// <summary>Gives the parts that are set as a JSON object, <c>{}</c> when none is.</summary>
    /// <returns>Minified JSON.</returns>
    public override string ToString() => ToStoredText();

    /// <summary>Checks every text, before any I/O.</summary>
    /// <returns>This.</returns>
    /// <exception cref="ArgumentException">A part breaks its limit; the parameter name ends in that part's name.</exception>
    internal Provenance Validated(string paramName)
    {
        FreeText.Validate(Actor, $"{paramName}.{nameof(Actor)}", MaxCodePoints);
        FreeText.Validate(Source, $"{paramName}.{nameof(Source)}", MaxCodePoints);
        FreeText.Validate(Tool, $"{paramName}.{nameof(Tool)}", MaxCodePoints);
        FreeText.Validate(ToolVersion, $"{paramName}.{nameof(ToolVersion)}", MaxCodePoints);
        ArgumentNullException.ThrowIfNull(Attributes, $"{paramName}.{nameof(Attributes)}");
        return this;
    }

    /// <summary>The one text of a validated provenance: minified JSON with only the parts that are set, in the order of this type.</summary>
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

    /// <summary>Reads what <see cref="ToStoredText"/> gave.</summary>
    /// <exception cref="JsonException">The text is not JSON, so the store was changed by other hands.</exception>
    internal static Provenance FromStored(string text)
    {
        if (text == NoneText)
            return None;
        // One level more than attributes may have, since they are wrapped here.
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
