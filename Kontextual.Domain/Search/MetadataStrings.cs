using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>Enumerates the strings in metadata.</summary>
internal static class MetadataStrings
{
    /// <summary>Returns all strings that are values, in the order of the text of the metadata. Names of members are none of them.</summary>
    public static IEnumerable<MetadataString> Of(Metadata metadata) => metadata.IsEmpty ? [] : Of(metadata.ToJsonElement(), null);

    // The depth is limited to that of metadata.
    private static IEnumerable<MetadataString> Of(JsonElement value, MetadataPlace? place) => value.ValueKind switch
    {
        JsonValueKind.String => [new(value.GetString()!, place)],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Of(member.Value, new(place, member.Name))),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((element, index) => Of(element, new(place, $"{index}"))),
        _ => [],
    };
}
