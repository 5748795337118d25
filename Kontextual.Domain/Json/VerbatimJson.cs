using System.Runtime.InteropServices;
using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>Reads one JSON value exactly as it is written. A parsed element would hide a duplicate member.</summary>
internal static class VerbatimJson
{
    /// <summary>Returns the bytes of the value at the reader. Afterwards, the reader is at the last token of the value.</summary>
    public static byte[] Read(ref Utf8JsonReader reader)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return JsonMarshal.GetRawUtf8Value(value.RootElement).ToArray();
    }
}
