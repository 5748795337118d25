namespace Kontextual.Domain;

/// <summary>What a traversal reached.</summary>
/// <param name="Items">Each artifact once, ordered by distance, then id.</param>
/// <param name="IsTruncated">True when more artifacts could be reached within the depth than were asked for.</param>
public sealed record Traversal(IReadOnlyList<RelatedArtifact> Items, bool IsTruncated);
