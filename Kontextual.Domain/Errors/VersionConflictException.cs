namespace Kontextual.Domain;

/// <summary>An entity has another version than the writer expected; for an artifact, another head revision. Nothing was written.</summary>
public sealed class VersionConflictException(EntityKind kind, EntityId id, int expected, int actual)
    : KnowledgeException(
        $"The {kind.Word()} {id} is at version {actual}, not {expected} as expected. Read it again and decide on what it holds now.")
{
    /// <summary>What kind of entity it is.</summary>
    public EntityKind Kind { get; } = kind;

    /// <summary>Which one; the default value when none exists (<see cref="ActualVersion"/> is 0 then).</summary>
    public EntityId EntityId { get; } = id;

    /// <summary>The version the writer expected.</summary>
    public int ExpectedVersion { get; } = expected;

    /// <summary>The version it has; 0 when it does not exist.</summary>
    public int ActualVersion { get; } = actual;
}
