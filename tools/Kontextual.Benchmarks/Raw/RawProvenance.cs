using System.Text;
using System.Text.Json;

namespace Kontextual.Benchmarks.Raw;

/// <summary>Reads provenance in one pass over its JSON, without a document.</summary>
internal static class RawProvenance
{
    private const int MostOnStack = 1024;

    // Attributes may be nested 64 levels deep, and they are a member of the provenance.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 65 };

    public static Provenance Parse(string text)
    {
        if (text == "{}")
            return Provenance.None;
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> buffer = most <= MostOnStack ? stackalloc byte[MostOnStack] : new byte[most];
        return Parse(buffer[..Encoding.UTF8.GetBytes(text, buffer)]);
    }

    private static Provenance Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Options);
        string? actor = null, source = null, tool = null, toolVersion = null;
        var attributes = Metadata.Empty;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("actor"u8))
                actor = Text(ref reader);
            else if (reader.ValueTextEquals("source"u8))
                source = Text(ref reader);
            else if (reader.ValueTextEquals("tool"u8))
                tool = Text(ref reader);
            else if (reader.ValueTextEquals("toolVersion"u8))
                toolVersion = Text(ref reader);
            else
                attributes = Attributes(ref reader, json);
        }

        return new Provenance { Actor = actor, Source = source, Tool = tool, ToolVersion = toolVersion, Attributes = attributes };
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }

    private static Metadata Attributes(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return Metadata.FromStored(Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]));
    }
}
