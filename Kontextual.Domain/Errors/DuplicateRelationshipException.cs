namespace Kontextual.Domain;

/// <summary>A live relationship with the same source, target and type exists already.</summary>
public sealed class DuplicateRelationshipException(ArtifactId source, ArtifactId target, string type, RelationshipId holder)
    : KnowledgeException($"Relationship {holder} links {source} to {target} as '{type}' already. Update that one instead.")
{
    /// <summary>The artifact it starts from.</summary>
    public ArtifactId SourceId { get; } = source;

    /// <summary>The artifact it leads to.</summary>
    public ArtifactId TargetId { get; } = target;

    /// <summary>Its type.</summary>
    public string Type { get; } = type;

    /// <summary>The live relationship that is there.</summary>
    public RelationshipId HolderId { get; } = holder;
}
