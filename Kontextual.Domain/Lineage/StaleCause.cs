using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>An input that makes an output stale.</summary>
/// <param name="Kind">What happened to the input.</param>
/// <param name="Path">
/// The path of the input in the bundle of the run. After a purge of the run, it is U+10FFFF followed by nine digits: from 000000001, the
/// position among the inputs in the order of their paths. No other path begins with U+10FFFF.
/// </param>
/// <param name="ArtifactId">The artifact that is the input.</param>
/// <param name="Revision">The revision that the run used.</param>
/// <param name="Digest">The digest of that revision.</param>
/// <param name="CurrentRevision">The head revision of the input.</param>
/// <param name="CurrentDigest">The digest of the head revision of the input.</param>
public sealed record StaleCause(
    [property: JsonPropertyName("kind")] StaleCauseKind Kind,
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("artifactId")] ArtifactId ArtifactId,
    [property: JsonPropertyName("revision")] int Revision,
    [property: JsonPropertyName("digest")] ContentDigest Digest,
    [property: JsonPropertyName("currentRevision")] int CurrentRevision,
    [property: JsonPropertyName("currentDigest")] ContentDigest CurrentDigest);
