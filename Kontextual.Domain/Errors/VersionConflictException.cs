namespace Kontextual.Domain;

/// <summary>
/// The exception that is thrown when an entity does not have the version (for an artifact, the head revision) that the writer expected.
/// Nothing was written.
/// </summary>
public sealed class VersionConflictException(EntityKind kind, EntityId id, int expected, int actual)
    : KnowledgeException(
        $"The {kind.Word()} {id} has version {actual}, but version {expected} was expected. Read it again, and base the change on its current state.")
{
    /// <summary>The kind of the entity.</summary>
    public EntityKind Kind { get; } = kind;

    /// <summary>The id of the entity. The default value when the entity does not exist.</summary>
    public EntityId EntityId { get; } = id;

    /// <summary>The version that the writer expected.</summary>
    public int ExpectedVersion { get; } = expected;

    /// <summary>The version that the entity has, or 0 when it does not exist.</summary>
    public int ActualVersion { get; } = actual;
}
