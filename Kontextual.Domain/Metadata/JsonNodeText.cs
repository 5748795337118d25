using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kontextual.Domain;

/// <summary>
/// Writes JSON nodes as text. The writer of System.Text.Json silently replaces lone surrogates with U+FFFD. This class refuses them instead.
/// </summary>
internal static class JsonNodeText
{
    public static Utf8Buffer Of(JsonObject node)
    {
        var output = new Utf8Buffer();
        try
        {
            Write(output, node, 1);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or JsonException or NotSupportedException)
        {
            throw new FormatException($"The object cannot be written as JSON: {e.Message} Correct that value.", e);
        }

        return output;
    }

    private static void Write(Utf8Buffer output, JsonNode? node, int depth)
    {
        // Checked before the recursion, so that no nesting can exhaust the stack.
        if (node is JsonObject or JsonArray && depth > JsonLimits.MaxDepth)
            throw new FormatException($"Nested deeper than {JsonLimits.MaxDepth} levels; flatten the value. At {JsonStrings.Quote(PathOf(node))}.");
        switch (node)
        {
            case null:
                output.Append("null"u8);
                break;
            case JsonObject members:
                WriteObject(output, members, depth);
                break;
            case JsonArray elements:
                WriteArray(output, elements, depth);
                break;
            default:
                WriteValue(output, node.AsValue());
                break;
        }
    }

    private static void WriteObject(Utf8Buffer output, JsonObject members, int depth)
    {
        output.Append((byte)'{');
        var first = true;
        foreach (var (name, value) in members)
        {
            if (!first)
                output.Append((byte)',');
            first = false;
            WriteText(output, name, members);
            output.Append((byte)':');
            Write(output, value, depth + 1);
        }

        output.Append((byte)'}');
    }

    private static void WriteArray(Utf8Buffer output, JsonArray elements, int depth)
    {
        output.Append((byte)'[');
        for (var i = 0; i < elements.Count; i++)
        {
            if (i > 0)
                output.Append((byte)',');
            Write(output, elements[i], depth + 1);
        }

        output.Append((byte)']');
    }

    private static void WriteValue(Utf8Buffer output, JsonValue value)
    {
        if (value.TryGetValue(out JsonElement element))
            output.Append(element.GetRawText());
        else if (value.TryGetValue(out string? text))
            WriteText(output, text, value);
        else if (value.TryGetValue(out char unit))
            WriteText(output, unit.ToString(), value);
        else if (value.GetValueKind() is JsonValueKind.Object or JsonValueKind.Array)
            throw new FormatException($"The value at {JsonStrings.Quote(PathOf(value))} wraps a .NET object; use JsonObject or JsonArray.");
        else
            output.Append(value.ToJsonString());
    }

    private static void WriteText(Utf8Buffer output, string text, JsonNode at)
    {
        if (LoneSurrogate.IndexIn(text) is >= 0 and var lone)
            throw new FormatException($"{LoneSurrogate.Describe(text, lone)} At {JsonStrings.Quote(PathOf(at))}.");
        JsonStrings.Write(output, text);
    }

    private static string PathOf(JsonNode node)
    {
        var path = node.GetPath();
        return LoneSurrogate.IndexIn(path) < 0 ? path : "$";
    }
}
