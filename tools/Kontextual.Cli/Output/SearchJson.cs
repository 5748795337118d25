using System.Text.Json;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Writes the results of a search as JSON.</summary>
internal static class SearchJson
{
    public static async Task WriteAsync(Utf8JsonWriter json, SearchResults results, CollectionNames names, CancellationToken cancellationToken)
    {
        json.WriteNumber("total", results.Total);
        json.WriteStartArray("hits");
        foreach (var hit in results.Hits)
        {
            json.WriteStartObject();
            json.WriteStartObject("artifact");
            json.Write(hit.Artifact, await names.OfAsync(hit.Artifact.CollectionId, cancellationToken));
            json.WriteEndObject();
            json.WriteNumber("score", hit.Score);
            await json.WriteArrayAsync("snippets", hit.Snippets.ToAsyncEnumerable(), cancellationToken);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
