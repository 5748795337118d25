using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>
/// Writes <see cref="Metadata"/> as a JSON object with every number spelled as stored, and reads it by the rules of <see cref="Metadata"/>.
/// </summary>
/// <remarks>
/// The object is written without indentation, even by a writer that indents. The order of members and the spelling of numbers are kept.
/// Metadata may be nested 64 levels deep, and System.Text.Json reads at most 64 levels in total by default. To read an artifact with metadata
/// of that depth, set a larger <see cref="JsonSerializerOptions.MaxDepth"/>.
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
