namespace Kontextual.Domain;

/// <summary>
/// The exception that is thrown when the end of a relationship or the target of a context reference does not exist, or is not live where it
/// must be.
/// </summary>
public sealed class DanglingReferenceException : KnowledgeException
{
    /// <summary>Initializes the exception for an end of a relationship.</summary>
    /// <param name="end">The end.</param>
    /// <param name="artifact">The id at this end, which no live artifact has.</param>
    public DanglingReferenceException(RelationshipEnd end, ArtifactId artifact)
        : base($"The {end.ToString().ToLowerInvariant()} {artifact} of the relationship is not a live artifact.")
    {
        End = end;
        Kind = EntityKind.Artifact;
        EntityId = artifact;
    }

    /// <summary>Initializes the exception for the target of a context reference.</summary>
    /// <param name="kind">The kind of the target.</param>
    /// <param name="target">The id of the target.</param>
    /// <param name="revision">The pinned revision that the artifact does not have; null when the target itself is missing.</param>
    public DanglingReferenceException(EntityKind kind, EntityId target, int? revision = null)
        : base(revision is { } number
            ? FormattableString.Invariant($"The target of the context reference, the {kind.Word()} {target}, has no revision {number}.")
            : $"The target of the context reference, the {kind.Word()} {target}, does not exist or is deleted.")
    {
        Kind = kind;
        EntityId = target;
        Revision = revision;
    }

    /// <summary>
    /// The end of a relationship that is not a live artifact. When neither end is one, the source. Null for a context reference.
    /// </summary>
    public RelationshipEnd? End { get; }

    /// <summary>The kind of the entity that is missing. For an end of a relationship, an artifact.</summary>
    public EntityKind Kind { get; }

    /// <summary>The id of the entity that is missing or not live.</summary>
    public EntityId EntityId { get; }

    /// <summary>The pinned revision that the artifact does not have. Null when the entity itself is missing.</summary>
    public int? Revision { get; }
}
