using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>Reads the stored text of metadata for filters and orders.</summary>
internal static class StoredMetadata
{
    /// <summary>How metadata, and filters of it, are parsed.</summary>
    public static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonLimits.MaxDepth };

    /// <summary>Reads a text.</summary>
    /// <param name="metadata">The text.</param>
    /// <param name="read">Reads the object.</param>
    /// <param name="damaged">The result for a damaged text.</param>
    public static T Read<T>(string metadata, Func<JsonElement, T> read, T damaged)
    {
        try
        {
            using var document = JsonDocument.Parse(metadata, Options);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // The row is damaged. Reading it reports that, and a filter cannot know what it contained.
            return damaged;
        }
    }
}
