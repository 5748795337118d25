using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>
/// Reads a provenance that a caller gives as JSON. Stored texts of <see cref="Provenance.ToStoredText"/> are read by
/// <see cref="Provenance.FromStored"/>.
/// </summary>
internal static class ProvenanceJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonLimits.MaxDepth + 1, AllowDuplicateProperties = false };

    /// <exception cref="ArgumentException">The text is not the JSON of a provenance. The limits of its texts are not checked.</exception>
    public static Provenance Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw Refused(nameof(json), $"it is a JSON {document.RootElement.ValueKind}, not an object");
            var provenance = Provenance.None;
            foreach (var member in document.RootElement.EnumerateObject())
                provenance = With(provenance, member, nameof(json));
            return provenance;
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"This is not the JSON of a provenance: {e.Message}", nameof(json), e);
        }
    }

    private static Provenance With(Provenance provenance, JsonProperty member, string paramName) => member.Name switch
    {
        "actor" => provenance with { Actor = TextOf(member, paramName) },
        "source" => provenance with { Source = TextOf(member, paramName) },
        "tool" => provenance with { Tool = TextOf(member, paramName) },
        "toolVersion" => provenance with { ToolVersion = TextOf(member, paramName) },
        "attributes" => provenance with { Attributes = Metadata.Parse(member.Value.GetRawText()) },
        _ => throw Refused(paramName, $"it has the member '{member.Name}', which is not one of actor, source, tool, toolVersion and attributes"),
    };

    private static string? TextOf(JsonProperty member, string paramName) => member.Value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => member.Value.GetString(),
        var other => throw Refused(paramName, $"its member '{member.Name}' is a JSON {other}, not a string"),
    };

    private static ArgumentException Refused(string paramName, string why) =>
        new($"This is not the JSON of a provenance: {why}.", paramName);
}
