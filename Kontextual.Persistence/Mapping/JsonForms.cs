using System.Text;
using System.Text.Json;

namespace Kontextual.Persistence.Mapping;

/// <summary>The forms of JSON texts, told from their valid UTF-8 without making anything of them.</summary>
internal static class JsonForms
{
    private static readonly string[] ProvenanceTexts = ["actor", "source", "tool", "toolVersion"];

    /// <summary>A JSON object within the limits of <see cref="Metadata"/>. Whether a member occurs twice is not looked at.</summary>
    public static bool IsMetadata(ReadOnlySpan<byte> utf8) =>
        utf8.SequenceEqual("{}"u8) || (utf8.Length <= JsonLimits.MaxBytes && IsObject(utf8, JsonLimits.MaxDepth));

    /// <summary>The JSON object of an entity's state. Its members are looked at by whoever makes the entity of it.</summary>
    public static bool IsState(ReadOnlySpan<byte> utf8) => IsObject(utf8, JsonLimits.MaxCanonicalDepth);

    /// <summary>The object that <see cref="Provenance"/> writes: no other members, and each of its kind.</summary>
    public static bool IsProvenance(ReadOnlySpan<byte> utf8)
    {
        if (utf8.SequenceEqual("{}"u8))
            return true;

        // One level more than attributes may have, since they are wrapped here.
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

    /// <summary>The array that <see cref="DiagnosticsText"/> writes.</summary>
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
                if (reader.ValueIsEscaped && reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsWhole(ref reader))
                    return false;
            }

            return true;
        }
        catch (JsonException)
        {
            // What the reader refuses is no JSON; it has no other way to say so.
            return false;
        }
    }

    // An escape that stands for half a character parses, and fails when the text is asked for.
    private static bool IsWhole(ref Utf8JsonReader reader)
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
