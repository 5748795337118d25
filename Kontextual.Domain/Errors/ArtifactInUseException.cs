namespace Kontextual.Domain;

/// <summary>An artifact cannot be deleted because live relationships touch it.</summary>
public sealed class ArtifactInUseException(ArtifactId artifact, IReadOnlyList<RelationshipId> relationships)
    : KnowledgeException(
        $"Artifact {artifact} has {relationships.Count} live relationship(s), the first is {relationships[0]}. "
        + "Delete them first, or delete with the cascade policy.")
{
    /// <summary>The artifact.</summary>
    public ArtifactId ArtifactId { get; } = artifact;

    /// <summary>All live relationships that touch it, at least one, ascending by id.</summary>
    public IReadOnlyList<RelationshipId> Relationships { get; } = relationships;
}
