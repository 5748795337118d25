namespace Kontextual.Domain;

/// <summary>A change position belongs to another history than the store's: the store was replaced, or restored from an older copy.</summary>
public sealed class PositionLostException(ChangePosition position, ChainHash? actual)
    : KnowledgeException(
        $"The store's history at sequence {position.Sequence} is not the one of the position "
        + $"({(actual is null ? "it has no such record" : "its hash differs")}): the store was replaced or restored. "
        + "Start again from the beginning, or from a position of this store.")
{
    /// <summary>The position that was asked for.</summary>
    public ChangePosition Position { get; } = position;

    /// <summary>The hash the store has at that sequence; null when it has no such record.</summary>
    public ChainHash? ActualHash { get; } = actual;
}
