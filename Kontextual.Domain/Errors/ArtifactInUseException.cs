namespace Kontextual.Domain;

/// <summary>The exception that is thrown when an artifact cannot be deleted because it has live relationships.</summary>
public sealed class ArtifactInUseException(ArtifactId artifact, IReadOnlyList<RelationshipId> relationships)
    : KnowledgeException(
        $"The artifact {artifact} has {relationships.Count} live relationship(s); the first is {relationships[0]}. "
        + "Delete the relationships first, or use the cascade policy.")
{
    /// <summary>The id of the artifact.</summary>
    public ArtifactId ArtifactId { get; } = artifact;

    /// <summary>The ids of all live relationships of the artifact, in ascending order. There is at least one.</summary>
    public IReadOnlyList<RelationshipId> Relationships { get; } = relationships;
}
