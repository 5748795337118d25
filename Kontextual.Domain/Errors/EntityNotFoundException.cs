namespace Kontextual.Domain;

/// <summary>What a call names does not exist, or is deleted where a live one is called for.</summary>
public sealed class EntityNotFoundException(EntityKind kind, string key, string? detail = null)
    : KnowledgeException($"No {kind.Word()} '{key}': {detail ?? "it does not exist or is deleted"}.")
{
    /// <summary>What kind of entity was asked for.</summary>
    public EntityKind Kind { get; } = kind;

    /// <summary>The id, name or number it was asked for by.</summary>
    public string Key { get; } = key;
}
