namespace Kontextual.Domain;

/// <summary>A live entity has the name already.</summary>
public sealed class DuplicateNameException(EntityKind kind, string name, EntityId holder)
    : KnowledgeException($"The {kind.Word()} name '{name}' is taken by {holder}. Choose another name, or change that {kind.Word()}.")
{
    /// <summary>What kind of entity has the name.</summary>
    public EntityKind Kind { get; } = kind;

    /// <summary>The name, normalised.</summary>
    public string Name { get; } = name;

    /// <summary>The live entity that has it.</summary>
    public EntityId HolderId { get; } = holder;
}
