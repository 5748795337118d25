using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>An artifact whose content was made by a run from inputs that have moved on since.</summary>
/// <param name="ArtifactId">The artifact, which is live.</param>
/// <param name="Revision">The revision that the run recorded. The head revision has the same content.</param>
/// <param name="RunId">The run: of those that recorded the present content of the artifact, the one that recorded it last.</param>
/// <param name="Path">
/// The path of the output in the run. After a purge of the run, it is U+10FFFF followed by nine digits: from 000000001, the position among the
/// outputs of the run, including replaced ones, in the order of their paths. No other path begins with U+10FFFF.
/// </param>
/// <param name="Causes">Why the output is stale, at least one cause, ordered by the paths of the inputs by code point.</param>
public sealed record StaleOutput(
    [property: JsonPropertyName("artifactId")] ArtifactId ArtifactId,
    [property: JsonPropertyName("revision")] int Revision,
    [property: JsonPropertyName("runId")] RunId RunId,
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("causes")] IReadOnlyList<StaleCause> Causes);
