namespace Kontextual.Domain;

/// <summary>An end of a relationship is not a live artifact.</summary>
public sealed class DanglingReferenceException(RelationshipEnd end, ArtifactId artifact)
    : KnowledgeException($"The {end.ToString().ToLowerInvariant()} {artifact} of the relationship is not a live artifact.")
{
    /// <summary>Which end is missing; the source when both are.</summary>
    public RelationshipEnd End { get; } = end;

    /// <summary>The id that names no live artifact.</summary>
    public ArtifactId ArtifactId { get; } = artifact;
}
