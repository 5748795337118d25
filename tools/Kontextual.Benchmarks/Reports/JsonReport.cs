using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kontextual.Benchmarks.Reports;

/// <summary>Writes a report for programs. Times are in seconds, and the figures of all rounds are included.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Of(Report report) => JsonSerializer.Serialize(report, Options) + "\n";
}
