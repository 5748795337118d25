namespace Kontextual.Domain;

/// <summary>The result of a traversal.</summary>
/// <param name="Items">The artifacts that were reached, each once, ordered by distance, then by id.</param>
/// <param name="IsTruncated">True when more artifacts can be reached within the maximum depth than the maximum count allows.</param>
public sealed record Traversal(IReadOnlyList<RelatedArtifact> Items, bool IsTruncated);
