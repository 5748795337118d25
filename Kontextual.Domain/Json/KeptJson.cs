using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>
/// An immutable JSON value of any kind except null, which is stored as minified text. The order of members, the spelling of numbers and all
/// strings are kept, as in <see cref="Metadata"/>. Two values are equal when their texts are equal.
/// </summary>
/// <remarks>
/// The limits are those of <see cref="Metadata"/>: 1 MiB of minified UTF-8 and 64 levels of nesting, where a root object or array is the first
/// level. Members that occur twice in one object, lone surrogates, invalid UTF-8, comments and trailing commas are refused. JSON null is
/// refused, because a value that is missing is written as null.
/// </remarks>
[JsonConverter(typeof(KeptJsonConverter))]
public sealed class KeptJson : IEquatable<KeptJson>, IParsable<KeptJson>
{
    private const string Null = "null";

    private KeptJson(string text) => Text = text;

    /// <summary>The minified JSON text.</summary>
    public string Text { get; }

    /// <summary>Reads a JSON value.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The value. Parsing its <see cref="Text"/> returns an equal value.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="json"/> is not JSON, is JSON null, or breaks a limit of this class. The message contains the problem and what to do.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static KeptJson Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var output = new Utf8Buffer();
            JsonRewriter.Rewrite(json, output, JsonForm.Minified, JsonLimits.MaxDepth);
            JsonLimits.RefuseTooLarge(output);
            var text = output.ToString();
            return text == Null
                ? throw new FormatException("The value is JSON null; leave the value out. At line 1, column 1 (byte 0).")
                : new KeptJson(text);
        }
        catch (FormatException e)
        {
            throw new ArgumentException(e.Message, nameof(json), e);
        }
    }

    /// <summary>Tries to read a JSON value. The format provider is ignored.</summary>
    /// <param name="s">The JSON text, or null, which is refused.</param>
    /// <param name="provider">Ignored.</param>
    /// <param name="result">The value, or null when <paramref name="s"/> is refused.</param>
    /// <returns>True when <see cref="Parse(string)"/> would succeed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out KeptJson? result)
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

    static KeptJson IParsable<KeptJson>.Parse(string s, IFormatProvider? provider)
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

    /// <summary>Returns the value as an element of System.Text.Json, which does not have to be disposed.</summary>
    public JsonElement ToJsonElement() => JsonElement.Parse(Text, new JsonDocumentOptions { MaxDepth = JsonLimits.MaxDepth });

    /// <summary>True when both values have the same <see cref="Text"/>, compared ordinally.</summary>
    /// <param name="other">The other value, or null.</param>
    public bool Equals(KeptJson? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as KeptJson);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns <see cref="Text"/>.</summary>
    public override string ToString() => Text;

    /// <summary>True when both values have the same text, or both are null.</summary>
    public static bool operator ==(KeptJson? left, KeptJson? right) => Equals(left, right);

    /// <summary>True when the texts differ, or exactly one of the values is null.</summary>
    public static bool operator !=(KeptJson? left, KeptJson? right) => !Equals(left, right);

    /// <summary>Makes a value from a text that <see cref="Text"/> returned before, without checking it.</summary>
    internal static KeptJson FromStored(string text) => new(text);
}
