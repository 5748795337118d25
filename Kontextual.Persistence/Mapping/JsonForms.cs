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

    /// <summary>True for a JSON object, which is the form of an entity's state. The code that reads the state checks the members.</summary>
    public static bool IsState(ReadOnlySpan<byte> utf8) => IsObject(utf8, JsonLimits.MaxCanonicalDepth);

    /// <summary>True for an object as <see cref="Provenance"/> writes it: only the known members, each at most once and of its type.</summary>
    public static bool IsProvenance(ReadOnlySpan<byte> utf8)
    {
        if (utf8.SequenceEqual("{}"u8))
            return true;

        // The attributes are nested in this object, so the limit is one level higher than theirs.
        if (!IsObject(utf8, JsonLimits.MaxDepth + 1))
            return false;
        var reader = ReaderOf(utf8, JsonLimits.MaxDepth + 1);
        reader.Read();
        var seen = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = MemberOf(ref reader);
            if (member < 0 || (seen & (1 << member)) != 0)
                return false;
            seen |= 1 << member;
            reader.Read();
            if (reader.TokenType != (member == ProvenanceTexts.Length ? JsonTokenType.StartObject : JsonTokenType.String))
                return false;
            reader.Skip();
        }

        return true;
    }

    /// <summary>True for an array as <see cref="DiagnosticsText"/> writes it.</summary>
    public static bool IsDiagnostics(ReadOnlySpan<byte> utf8) =>
        utf8.SequenceEqual("[]"u8) || (IsJson(utf8, JsonTokenType.StartArray, JsonLimits.MaxDepth) && DiagnosticsText.IsList(Encoding.UTF8.GetString(utf8)));

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

    private static bool IsJson(ReadOnlySpan<byte> utf8, JsonTokenType first, int maxDepth)
    {
        var reader = ReaderOf(utf8, maxDepth);
        try
        {
            if (!reader.Read() || reader.TokenType != first)
                return false;
            while (reader.Read())
            {
                if (reader.ValueIsEscaped && reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsValidText(ref reader))
                    return false;
            }

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
