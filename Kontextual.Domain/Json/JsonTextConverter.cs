using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>Writes a text that contains JSON, such as the state of a change record, as JSON and not as a string.</summary>
/// <remarks>When read, the text has no white space between its parts. The order of members and the spelling of numbers are kept.</remarks>
public sealed class JsonTextConverter : JsonConverter<string>
{
    // A state contains metadata as a member, and provenance contains attributes as a member of a member.
    private const int MembersAround = 2;

    /// <inheritdoc/>
    /// <exception cref="JsonException">
    /// A member occurs twice in one object, a string contains a lone surrogate, or the nesting is too deep.
    /// </exception>
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            var output = new Utf8Buffer();
            JsonRewriter.Rewrite(VerbatimJson.Read(ref reader), output, JsonForm.Minified, JsonLimits.MaxDepth + MembersAround);
            return output.ToString();
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        // Validation would refuse JSON that is nested deeper than 64 levels, as metadata in a state may be.
        writer.WriteRawValue(value, skipInputValidation: true);
    }
}
