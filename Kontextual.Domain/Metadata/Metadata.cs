using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>
/// An immutable JSON object that is stored as minified text. The order of members, the spelling of numbers (<c>1.0</c>,
/// <c>12345678901234567890</c>, <c>1e400</c>) and all strings are kept. Strings are written with the fewest escapes. Two objects are equal when
/// these texts are equal, so a different order of members or spelling of a number makes a different value.
/// </summary>
/// <remarks>
/// The limits are 1 MiB of minified UTF-8 and 64 levels of nesting, where the root object is the first level. These are refused: members that
/// occur twice in one object (however they are escaped), lone surrogates (raw or escaped), invalid UTF-8, comments and trailing commas.
/// </remarks>
[JsonConverter(typeof(MetadataJsonConverter))]
public sealed class Metadata : IEquatable<Metadata>, IParsable<Metadata>
{
    private const string EmptyText = "{}";

    private Metadata(string text) => Text = text;

    /// <summary>The object without members.</summary>
    public static Metadata Empty { get; } = new(EmptyText);

    /// <summary>The minified JSON text, <c>{}</c> when there are no members.</summary>
    public string Text { get; }

    /// <summary>True when the object has no members.</summary>
    public bool IsEmpty => Text.Length == EmptyText.Length;

    /// <summary>Reads a JSON object.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The metadata. Parsing its <see cref="Text"/> returns equal metadata.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="json"/> is not a JSON object or breaks a limit of this class. The message contains the problem, its position (line,
    /// column in code points, and byte in UTF-8) and what to do.
    /// </exception>
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
    /// <returns>The metadata. Parsing its <see cref="Text"/> returns equal metadata.</returns>
    /// <exception cref="ArgumentException">
    /// See <see cref="Parse(string)"/>. Also thrown when <paramref name="utf8Json"/> is not valid UTF-8.
    /// </exception>
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

    /// <summary>Tries to read a JSON object.</summary>
    /// <param name="json">The JSON text, or null, which is refused.</param>
    /// <param name="metadata">The metadata, or null when <paramref name="json"/> is refused.</param>
    /// <returns>True when <see cref="Parse(string)"/> would succeed.</returns>
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

    /// <summary>Tries to read a JSON object. The format provider is ignored.</summary>
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

    /// <summary>Copies a JSON object. Later changes to <paramref name="json"/> have no effect on the metadata.</summary>
    /// <param name="json">
    /// The object. Its values must be JSON scalars, objects and arrays. A node that wraps another .NET object is refused.
    /// </param>
    /// <returns>The metadata.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="json"/> breaks a limit of this class, or contains a value that JSON does not have (NaN, infinity or a .NET object).
    /// The message describes the problem.
    /// </exception>
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

    /// <summary>Returns the object as an element of System.Text.Json, which does not have to be disposed.</summary>
    /// <returns>An element of the kind <see cref="JsonValueKind.Object"/>.</returns>
    public JsonElement ToJsonElement() => JsonElement.Parse(Text, new JsonDocumentOptions { MaxDepth = JsonLimits.MaxDepth });

    /// <summary>True when both objects have the same <see cref="Text"/>, compared ordinally.</summary>
    /// <param name="other">The other object, or null.</param>
    /// <returns>True when the texts are equal.</returns>
    public bool Equals(Metadata? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Metadata);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns <see cref="Text"/>.</summary>
    /// <returns>The minified JSON text.</returns>
    public override string ToString() => Text;

    /// <summary>True when both objects have the same text, or both are null.</summary>
    /// <param name="left">The first object, or null.</param>
    /// <param name="right">The second object, or null.</param>
    /// <returns>True when they are equal.</returns>
    public static bool operator ==(Metadata? left, Metadata? right) => Equals(left, right);

    /// <summary>True when the texts differ, or exactly one of the objects is null.</summary>
    /// <param name="left">The first object, or null.</param>
    /// <param name="right">The second object, or null.</param>
    /// <returns>True when they are not equal.</returns>
    public static bool operator !=(Metadata? left, Metadata? right) => !Equals(left, right);

    /// <summary>Makes metadata from a text that <see cref="Text"/> returned before, without checking it.</summary>
    internal static Metadata FromStored(string text) => text == EmptyText ? Empty : new Metadata(text);

    private static Metadata FromMinified(Utf8Buffer minified)
    {
        if (minified.Written[0] != '{')
            throw new FormatException("The root is not a JSON object; wrap the value in one. At line 1, column 1 (byte 0).");
        JsonLimits.RefuseTooLarge(minified);
        return FromStored(minified.ToString());
    }
}
