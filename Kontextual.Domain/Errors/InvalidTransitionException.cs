namespace Kontextual.Domain;

/// <summary>The exception that is thrown when a run or a step cannot change from its current status to the requested one.</summary>
public sealed class InvalidTransitionException(EntityKind kind, EntityId id, string from, string to)
    : KnowledgeException($"The {kind.Word()} {id} has the status {from} and cannot change to {to}.")
{
    /// <summary>The kind of the entity: a run or a step.</summary>
    public EntityKind Kind { get; } = kind;

    /// <summary>The id of the run or step.</summary>
    public EntityId EntityId { get; } = id;

    /// <summary>The current status.</summary>
    public string From { get; } = from;

    /// <summary>The requested status.</summary>
    public string To { get; } = to;
}
