namespace Kontextual.Domain;

/// <summary>The exception that is thrown when a live entity already has the name.</summary>
public sealed class DuplicateNameException(EntityKind kind, string name, EntityId holder)
    : KnowledgeException($"The {kind.Word()} {holder} already has the name '{name}'. Choose another name, or change that {kind.Word()}.")
{
    /// <summary>The kind of the entity that has the name.</summary>
    public EntityKind Kind { get; } = kind;

    /// <summary>The name, normalised to NFC.</summary>
    public string Name { get; } = name;

    /// <summary>The id of the live entity that has the name.</summary>
    public EntityId HolderId { get; } = holder;
}
