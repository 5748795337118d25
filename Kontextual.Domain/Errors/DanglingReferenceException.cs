namespace Kontextual.Domain;

/// <summary>The exception that is thrown when an end of a relationship is not a live artifact.</summary>
public sealed class DanglingReferenceException(RelationshipEnd end, ArtifactId artifact)
    : KnowledgeException($"The {end.ToString().ToLowerInvariant()} {artifact} of the relationship is not a live artifact.")
{
    /// <summary>The end that is not a live artifact. When neither end is one, the source.</summary>
    public RelationshipEnd End { get; } = end;

    /// <summary>The id at this end, which no live artifact has.</summary>
    public ArtifactId ArtifactId { get; } = artifact;
}
