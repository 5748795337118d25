using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>An input of a run that is not in the store.</summary>
/// <param name="Uri">The URI of the input. Empty after a purge.</param>
/// <param name="Digest">The digest of the bytes of the input.</param>
/// <param name="Distance">The smallest number of edges between the start and the node.</param>
public sealed record ExternalNode(
    [property: JsonPropertyName("uri")] string Uri,
    [property: JsonPropertyName("digest")] ContentDigest Digest,
    int Distance) : LineageNode(Distance)
{
    /// <inheritdoc/>
    public override string Key => KeyOf(Digest, Uri);

    internal static string KeyOf(ContentDigest digest, string uri) => $"{digest} {uri}";
}
