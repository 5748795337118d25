using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>Writes a text that holds JSON, such as the state of a change record, as that JSON and not as a string.</summary>
/// <remarks>Reading gives the text without white space between its parts; members keep their order and numbers their spelling.</remarks>
public sealed class JsonTextConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">A member occurs twice in one object, a string holds half a character, or the nesting is too deep.</exception>
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
        // Checking it would refuse what is nested deeper than 64 levels, as metadata in a state may be.
        writer.WriteRawValue(value, skipInputValidation: true);
    }

    // A state holds metadata as a member, and provenance holds attributes as a member of a member.
    private const int MembersAround = 2;
}
