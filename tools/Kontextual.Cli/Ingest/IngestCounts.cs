using System.Text.Json.Serialization;

namespace Kontextual.Cli;

/// <summary>What an ingest did. The run keeps it as the result of the step that writes.</summary>
internal sealed record IngestCounts(
    [property: JsonPropertyName("created")] long Created,
    [property: JsonPropertyName("updated")] long Updated,
    [property: JsonPropertyName("unchanged")] long Unchanged,
    [property: JsonPropertyName("deleted")] long Deleted,
    [property: JsonPropertyName("missing")] long Missing,
    [property: JsonPropertyName("kept")] long Kept,
    [property: JsonPropertyName("notTaken")] long NotTaken,
    [property: JsonPropertyName("bytes")] long Bytes);
