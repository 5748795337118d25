namespace Kontextual.Domain;

/// <summary>The exception that is thrown when a live relationship with the same source, target and type already exists.</summary>
public sealed class DuplicateRelationshipException(ArtifactId source, ArtifactId target, string type, RelationshipId holder)
    : KnowledgeException($"The relationship {holder} of the type '{type}' already links {source} to {target}. Update that relationship instead.")
{
    /// <summary>The id of the source artifact.</summary>
    public ArtifactId SourceId { get; } = source;

    /// <summary>The id of the target artifact.</summary>
    public ArtifactId TargetId { get; } = target;

    /// <summary>The type of the relationship.</summary>
    public string Type { get; } = type;

    /// <summary>The id of the live relationship that already exists.</summary>
    public RelationshipId HolderId { get; } = holder;
}
