using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>
/// Writes a value of this library as its text in a JSON string, and reads it. Used for ids, digests, hashes and change positions.
/// </summary>
/// <remarks>
/// The types declare this converter themselves, so no options are needed. The values can also be names of members, such as the keys of a
/// dictionary.
/// </remarks>
/// <typeparam name="T">The type of the value. It parses what its <see cref="object.ToString"/> returns.</typeparam>
public sealed class ParsableJsonConverter<T> : JsonConverter<T>
    where T : struct, IParsable<T>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON value is not a string in the text form of the type.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()) : throw Refused(reader.TokenType.ToString());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The name of the member is not in the text form of the type.</exception>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.ToString()!);
    }

    private static T Parse(string? text) => T.TryParse(text, null, out var value) ? value : throw Refused($"'{text}'");

    private static JsonException Refused(string found) => new($"{found} is not a {typeof(T).Name}. Write its text form as a JSON string.");
}
