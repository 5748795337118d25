using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>
/// A JSON object kept as minified text, immutable: member order, number spelling (<c>1.0</c>, <c>12345678901234567890</c>, <c>1e400</c>)
/// and every string survive; strings are written with the fewest escapes. Two are equal when those texts are, so another member order or
/// number spelling is another value.
/// </summary>
/// <remarks>
/// At most 1 MiB of minified UTF-8 and 64 levels of nesting, the root object counting as the first. Refused are members that occur twice
/// in one object (however escaped), lone surrogates (raw or escaped), invalid UTF-8, comments and trailing commas.
/// </remarks>
[JsonConverter(typeof(MetadataJsonConverter))]
public sealed class Metadata : IEquatable<Metadata>, IParsable<Metadata>
{
    private const string EmptyText = "{}";

    private Metadata(string text) => Text = text;

    /// <summary>The object without members.</summary>
    public static Metadata Empty { get; } = new(EmptyText);

    /// <summary>The minified JSON text, <c>{}</c> when empty.</summary>
    public string Text { get; }

    /// <summary>Whether the object has no members.</summary>
    public bool IsEmpty => Text.Length == EmptyText.Length;

    /// <summary>Reads a JSON object.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The metadata, whose <see cref="Text"/> parses to the same again.</returns>
    /// <exception cref="ArgumentException"><paramref name="json"/> is not a JSON object or breaks a limit of this class; the message says
    /// what, where (line, column in code points, byte of the UTF-8 text) and what to do.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static Metadata Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var output = new Utf8Buffer();
            JsonRewriter.Rewrite(json, output, JsonForm.Minified, JsonLimits.MaxDepth);
            return FromMinified(output);
        }
        catch (FormatException e)
        {
            throw new ArgumentException(e.Message, nameof(json), e);
        }
    }

    /// <summary>Reads a JSON object in UTF-8 without a byte order mark.</summary>
    /// <param name="utf8Json">The JSON text.</param>
    /// <returns>The metadata, whose <see cref="Text"/> parses to the same again.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Parse(string)"/>, or <paramref name="utf8Json"/> is not valid UTF-8.</exception>
    public static Metadata Parse(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            var output = new Utf8Buffer();
            JsonRewriter.Rewrite(utf8Json, output, JsonForm.Minified, JsonLimits.MaxDepth);
            return FromMinified(output);
        }
        catch (FormatException e)
        {
            throw new ArgumentException(e.Message, nameof(utf8Json), e);
        }
    }

    /// <summary>Reads a JSON object, without an exception.</summary>
    /// <param name="json">The JSON text; null is refused like any other text that is no JSON object.</param>
    /// <param name="metadata">The metadata, or null when <paramref name="json"/> is refused.</param>
    /// <returns>Whether <see cref="Parse(string)"/> would have succeeded.</returns>
    public static bool TryParse([NotNullWhen(true)] string? json, [NotNullWhen(true)] out Metadata? metadata)
    {
        metadata = null;
        if (json is null)
            return false;
        try
        {
            metadata = Parse(json);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Reads a JSON object, without an exception; no culture changes its form.</summary>
    /// <inheritdoc cref="TryParse(string?, out Metadata?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out Metadata? result) =>
        TryParse(s, out result);

    static Metadata IParsable<Metadata>.Parse(string s, IFormatProvider? provider)
    {
        try
        {
            return Parse(s);
        }
        catch (ArgumentException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>Copies a JSON object; later changes of it are not seen.</summary>
    /// <param name="json">The object. Its values are JSON scalars, objects and arrays; a node that wraps another .NET object is refused.</param>
    /// <returns>The metadata.</returns>
    /// <exception cref="ArgumentException"><paramref name="json"/> breaks a limit of this class or holds what JSON cannot (NaN, infinity,
    /// a .NET object); the message says what.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static Metadata From(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var output = new Utf8Buffer();
            JsonRewriter.Rewrite(JsonNodeText.Of(json).Written, output, JsonForm.Minified, JsonLimits.MaxDepth);
            return FromMinified(output);
        }
        catch (FormatException e)
        {
            throw new ArgumentException(e.Message, nameof(json), e);
        }
    }

    /// <summary>Gives the object for reading by System.Text.Json; it needs no disposing.</summary>
    /// <returns>An element of kind Object.</returns>
    public JsonElement ToJsonElement() => JsonElement.Parse(Text, new JsonDocumentOptions { MaxDepth = JsonLimits.MaxDepth });

    /// <summary>Whether the other has the same <see cref="Text"/>, compared ordinally.</summary>
    /// <param name="other">The other, or null.</param>
    /// <returns>True when both texts are the same.</returns>
    public bool Equals(Metadata? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Metadata);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Gives <see cref="Text"/>.</summary>
    /// <returns>The minified JSON text.</returns>
    public override string ToString() => Text;

    /// <summary>Whether both have the same text, or both are null.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when they are equal.</returns>
    public static bool operator ==(Metadata? left, Metadata? right) => Equals(left, right);

    /// <summary>Whether the texts differ, or one of both is null.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when they are not equal.</returns>
    public static bool operator !=(Metadata? left, Metadata? right) => !Equals(left, right);

    /// <summary>Takes a text that <see cref="Text"/> gave before, without looking into it.</summary>
    internal static Metadata FromStored(string text) => text == EmptyText ? Empty : new Metadata(text);

    private static Metadata FromMinified(Utf8Buffer minified)
    {
        if (minified.Written[0] != '{')
            throw new FormatException("The root is not a JSON object; wrap the value in one. At line 1, column 1 (byte 0).");
        if (minified.Length > JsonLimits.MaxBytes)
            throw new FormatException(string.Create(CultureInfo.InvariantCulture,
                $"The minified text has {minified.Length} bytes and passes the limit at byte {JsonLimits.MaxBytes}; store large data as content."));
        return FromStored(minified.ToString());
    }
}
