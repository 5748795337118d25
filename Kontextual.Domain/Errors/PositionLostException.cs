namespace Kontextual.Domain;

/// <summary>
/// The exception that is thrown when a change position does not belong to the history of the store, because the store was replaced or
/// restored from an older copy.
/// </summary>
public sealed class PositionLostException(ChangePosition position, ChainHash? actual)
    : KnowledgeException(
        $"The history of the store at sequence {position.Sequence} is not the history of the position "
        + $"({(actual is null ? "the store has no such record" : "the hash differs")}): the store was replaced or restored. "
        + "Start again from the beginning, or from a position of this store.")
{
    /// <summary>The position that was passed.</summary>
    public ChangePosition Position { get; } = position;

    /// <summary>The hash of the store at that sequence, or null when the store has no such record.</summary>
    public ChainHash? ActualHash { get; } = actual;
}
