namespace Kontextual.Domain;

/// <summary>The exception that is thrown when an entity does not exist, or is deleted where a live one is required.</summary>
public sealed class EntityNotFoundException(EntityKind kind, string key, string? detail = null)
    : KnowledgeException($"No {kind.Word()} '{key}': {detail ?? "it does not exist or is deleted"}.")
{
    /// <summary>The kind of the entity.</summary>
    public EntityKind Kind { get; } = kind;

    /// <summary>The id, name or number that was looked up.</summary>
    public string Key { get; } = key;
}
