namespace Kontextual.Domain;

/// <summary>A run or a step cannot move from the status it has to the one asked for.</summary>
internal sealed class InvalidTransitionException(EntityKind kind, EntityId id, string from, string to)
    : KnowledgeException($"The {kind.Word()} {id} is {from} and cannot become {to}.")
{
    /// <summary>Run or step.</summary>
    public EntityKind Kind { get; } = kind;

    /// <summary>Which one.</summary>
    public EntityId EntityId { get; } = id;

    /// <summary>The status it has.</summary>
    public string From { get; } = from;

    /// <summary>The status asked for.</summary>
    public string To { get; } = to;
}
