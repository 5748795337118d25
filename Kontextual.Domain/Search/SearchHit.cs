using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>An artifact that a ranked search found.</summary>
/// <param name="Artifact">The artifact.</param>
/// <param name="Score">
/// How well the artifact matches, above 0. Only scores of the same search can be compared: they depend on the texts of all artifacts that the search
/// selected, and a later version of the library can compute them in another way.
/// </param>
/// <param name="Snippets">
/// Parts of the texts in which something was found. The texts with the most different terms and phrases come first, then the content before the name before
/// the metadata, whose strings are in their order. Empty when <see cref="ArtifactSearch.SnippetLimit"/> is 0.
/// </param>
public sealed record SearchHit(
    [property: JsonPropertyName("artifact")] Artifact Artifact,
    [property: JsonPropertyName("score")] double Score,
    [property: JsonPropertyName("snippets")] IReadOnlyList<SearchSnippet> Snippets);
