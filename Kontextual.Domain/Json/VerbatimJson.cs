using System.Runtime.InteropServices;
using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>Takes one JSON value out of a reader as it is written there: a parsed element would let a doubled member pass.</summary>
internal static class VerbatimJson
{
    /// <summary>The bytes of the value the reader stands at; the reader stands at its last token afterwards.</summary>
    public static byte[] Read(ref Utf8JsonReader reader)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return JsonMarshal.GetRawUtf8Value(value.RootElement).ToArray();
    }
}
