namespace Kontextual.Domain;

/// <summary>What is to be purged is live: only what was deleted can be purged.</summary>
public sealed class EntityNotDeletedException(EntityKind kind, EntityId id)
    : KnowledgeException($"The {kind.Word()} {id} is live. Only what is deleted can be purged: delete it first.")
{
    /// <summary>What kind of entity it is.</summary>
    public EntityKind Kind { get; } = kind;

    /// <summary>Its id.</summary>
    public EntityId Id { get; } = id;
}
