using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>
/// Writes <see cref="KeptJson"/> as the JSON value itself, with every number spelled as stored, and reads it by the rules of
/// <see cref="KeptJson"/>.
/// </summary>
public sealed class KeptJsonConverter : JsonConverter<KeptJson>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON value breaks a limit of <see cref="KeptJson"/>.</exception>
    public override KeptJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return KeptJson.Parse(Encoding.UTF8.GetString(VerbatimJson.Read(ref reader)));
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, KeptJson value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteRawValue(value.Text, skipInputValidation: true);
    }
}
