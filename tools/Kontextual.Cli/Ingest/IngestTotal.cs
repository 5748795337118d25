using System.Text.Json.Serialization;

namespace Kontextual.Cli;

/// <summary>What the scan of a folder found. The run keeps it as the result of the step.</summary>
/// <param name="Files">The number of files.</param>
/// <param name="Bytes">Their total size in bytes.</param>
internal sealed record IngestTotal([property: JsonPropertyName("files")] long Files, [property: JsonPropertyName("bytes")] long Bytes);
