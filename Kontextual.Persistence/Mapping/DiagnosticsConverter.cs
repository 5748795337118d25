using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>Diagnostics as one JSON array: always read and written with their run, step or manifest.</summary>
internal sealed class DiagnosticsConverter() : ValueConverter<IReadOnlyList<Diagnostic>, string>(
    diagnostics => JsonSerializer.Serialize(diagnostics, Json),
    text => JsonSerializer.Deserialize<List<Diagnostic>>(text, Json)!)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new TimeJson() },
    };

    private sealed class TimeJson : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            UtcTime.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(UtcTime.Format(value));
    }
}
