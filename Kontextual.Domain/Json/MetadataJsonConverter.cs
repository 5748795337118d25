using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>Writes <see cref="Metadata"/> as the JSON object that it is, with every number spelled as kept, and reads one under its rules.</summary>
/// <remarks>
/// A writer with indentation writes it without. Members keep their order and numbers their spelling. Metadata may be nested 64 levels deep,
/// and System.Text.Json reads 64 levels in all by default: reading the deepest inside of an artifact needs a larger
/// <see cref="JsonSerializerOptions.MaxDepth"/>.
/// </remarks>
public sealed class MetadataJsonConverter : JsonConverter<Metadata>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON value is not an object, or breaks a limit of <see cref="Metadata"/>.</exception>
    public override Metadata Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Metadata.Parse(VerbatimJson.Read(ref reader));
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Metadata value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteRawValue(value.Text, skipInputValidation: true);
    }
}
