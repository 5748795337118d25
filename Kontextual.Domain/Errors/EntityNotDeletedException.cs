namespace Kontextual.Domain;

/// <summary>The exception that is thrown when an entity cannot be purged because it is live. Only a deleted entity can be purged.</summary>
public sealed class EntityNotDeletedException(EntityKind kind, EntityId id)
    : KnowledgeException($"The {kind.Word()} {id} is live. Only a deleted {kind.Word()} can be purged; delete it first.")
{
    /// <summary>The kind of the entity.</summary>
    public EntityKind Kind { get; } = kind;

    /// <summary>The id of the entity.</summary>
    public EntityId Id { get; } = id;
}
