using System.Text;
using System.Text.Json;

namespace Kontextual.Persistence.Mapping;

/// <summary>Checks the form of JSON texts, given as valid UTF-8, without creating objects from them.</summary>
internal static class JsonForms
{
    private static readonly string[] ProvenanceTexts = ["actor", "source", "tool", "toolVersion"];

    /// <summary>True for a JSON object within the limits of <see cref="Metadata"/>. Duplicate members are not detected.</summary>
    public static bool IsMetadata(ReadOnlySpan<byte> utf8) =>
        utf8.SequenceEqual("{}"u8) || (utf8.Length <= JsonLimits.MaxBytes && IsObject(utf8, JsonLimits.MaxDepth));

    /// <summary>True for a JSON value within the limits of <see cref="KeptJson"/>. Duplicate members are not detected.</summary>
    public static bool IsKept(ReadOnlySpan<byte> utf8) =>
        utf8.Length <= JsonLimits.MaxBytes && !utf8.SequenceEqual("null"u8) && IsJson(utf8, null, JsonLimits.MaxDepth);

    /// <summary>True for a JSON object, which is the form of an entity's state. The code that reads the state checks the members.</summary>
    public static bool IsState(ReadOnlySpan<byte> utf8) => IsObject(utf8, JsonLimits.MaxCanonicalDepth);

    /// <summary>
    /// True for an object exactly as <see cref="Provenance"/> writes it: only the known members that are set, in their order, with the fewest
    /// escapes and without white space. A provenance that is read and written again has the same bytes, so a commitment covers all of them.
    /// </summary>
    public static bool IsProvenance(ReadOnlySpan<byte> utf8)
    {
        if (utf8.SequenceEqual("{}"u8))
            return true;

        // The attributes are nested in this object, so the limit is one level higher than theirs.
        if (!IsObject(utf8, JsonLimits.MaxDepth + 1))
            return false;
        var reader = ReaderOf(utf8, JsonLimits.MaxDepth + 1);
        reader.Read();
        var (last, end) = (-1, 1L);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = MemberOf(ref reader);
            if (member <= last || reader.ValueIsEscaped || reader.TokenStartIndex != (last < 0 ? 1 : end + 1))
                return false;
            last = member;
            if (!IsProvenanceValue(ref reader, member))
                return false;
            end = reader.BytesConsumed;
        }

        return reader.TokenStartIndex == end && end == utf8.Length - 1;
    }

    /// <summary>True for an array as <see cref="DiagnosticsText"/> writes it.</summary>
    public static bool IsDiagnostics(ReadOnlySpan<byte> utf8) =>
        utf8.SequenceEqual("[]"u8) || (IsJson(utf8, JsonTokenType.StartArray, JsonLimits.MaxDepth) && DiagnosticsText.IsList(Encoding.UTF8.GetString(utf8)));

    // The reader is at the name of the member.
    private static bool IsProvenanceValue(ref Utf8JsonReader reader, int member)
    {
        var start = reader.TokenStartIndex + reader.ValueSpan.Length + "\"\":".Length;
        reader.Read();
        if (reader.TokenStartIndex != start)
            return false;
        if (member < ProvenanceTexts.Length)
            return reader.TokenType == JsonTokenType.String && (!reader.ValueIsEscaped || HasFewestEscapes(reader.ValueSpan));
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        reader.Skip();
        return reader.BytesConsumed - start > "{}".Length;
    }

    private static bool HasFewestEscapes(ReadOnlySpan<byte> raw)
    {
        var written = new Utf8Buffer(raw.Length + 2);
        JsonStrings.WriteToken(written, raw);
        return written.Written[1..^1].SequenceEqual(raw);
    }

    private static int MemberOf(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < ProvenanceTexts.Length; i++)
        {
            if (reader.ValueTextEquals(ProvenanceTexts[i]))
                return i;
        }

        return reader.ValueTextEquals("attributes"u8) ? ProvenanceTexts.Length : -1;
    }

    private static bool IsObject(ReadOnlySpan<byte> utf8, int maxDepth) => IsJson(utf8, JsonTokenType.StartObject, maxDepth);

    /// <param name="utf8">The text.</param>
    /// <param name="first">The first token; null for any.</param>
    /// <param name="maxDepth">The maximum number of levels.</param>
    private static bool IsJson(ReadOnlySpan<byte> utf8, JsonTokenType? first, int maxDepth)
    {
        var reader = ReaderOf(utf8, maxDepth);
        try
        {
            if (!reader.Read() || (first is { } wanted && reader.TokenType != wanted))
                return false;
            do
            {
                if (reader.ValueIsEscaped && reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsValidText(ref reader))
                    return false;
            }
            while (reader.Read());

            return true;
        }
        catch (JsonException)
        {
            // The reader reports invalid JSON only by this exception.
            return false;
        }
    }

    // The reader accepts an escaped lone surrogate. Only GetString fails on it.
    private static bool IsValidText(ref Utf8JsonReader reader)
    {
        try
        {
            reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static Utf8JsonReader ReaderOf(ReadOnlySpan<byte> utf8, int maxDepth) => new(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
}
