using System.Globalization;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A revision of an artifact in a lineage.</summary>
/// <param name="ArtifactId">The id of the artifact.</param>
/// <param name="Revision">The number of the revision.</param>
/// <param name="Name">The name of the artifact at this revision. Empty after a purge.</param>
/// <param name="Type">The type of the artifact at this revision.</param>
/// <param name="Digest">The digest of the content of the revision.</param>
/// <param name="IsPurged">True when the texts and the content of the revision have been erased permanently.</param>
/// <param name="Distance">The smallest number of edges between the start and the node.</param>
public sealed record RevisionNode(
    [property: JsonPropertyName("artifactId")] ArtifactId ArtifactId,
    [property: JsonPropertyName("revision")] int Revision,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("digest")] ContentDigest Digest,
    [property: JsonPropertyName("isPurged")] bool IsPurged,
    int Distance) : LineageNode(Distance)
{
    /// <inheritdoc/>
    public override string Key => KeyOf(ArtifactId, Revision);

    internal static string KeyOf(ArtifactId artifact, int revision) => string.Create(CultureInfo.InvariantCulture, $"{artifact}@{revision}");
}
