using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>Writes a value of this library as its text in JSON, and reads it from there: ids, digests, hashes and change positions.</summary>
/// <remarks>The types name it themselves, so that no options are needed. They can be names of members too, as the keys of a dictionary.</remarks>
/// <typeparam name="T">The value, whose <see cref="object.ToString"/> is what it parses.</typeparam>
public sealed class ParsableJsonConverter<T> : JsonConverter<T>
    where T : struct, IParsable<T>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON value is not a string of the type's text form.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()) : throw Refused(reader.TokenType.ToString());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The member's name is not of the type's text form.</exception>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.ToString()!);
    }

    private static T Parse(string? text) => T.TryParse(text, null, out var value) ? value : throw Refused($"'{text}'");

    private static JsonException Refused(string found) => new($"{found} is not a {typeof(T).Name}. Give its text as a JSON string.");
}
