namespace Kontextual.Domain;

/// <summary>Selects the artifacts to which live relationships of an artifact lead, in one step. In a view of the past, relationships that were purged since then count as well, as in a traversal.</summary>
/// <param name="Artifact">The artifact. It is in the result only if it is related to itself.</param>
/// <param name="Direction">
/// The relationships to follow: outgoing ones, whose source is the artifact, incoming ones, whose target it is, or both. Both by default.
/// </param>
/// <param name="Type">Only relationships of this type. Null for any type.</param>
public sealed record RelatedFilter(ArtifactId Artifact, TraversalDirection Direction = TraversalDirection.Both, string? Type = null);
