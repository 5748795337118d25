namespace Kontextual.Domain;

/// <summary>The exception that is thrown when a snapshot is imported into a store that is not empty. The store was not changed.</summary>
public sealed class StoreNotEmptyException(StoreId storeId, ChangePosition head)
    : KnowledgeException($"The store {storeId} is not empty: its last change record has the sequence {head.Sequence}. Import the snapshot into a new store.")
{
    /// <summary>The id of the store.</summary>
    public StoreId StoreId { get; } = storeId;

    /// <summary>The position of the last change record of the store.</summary>
    public ChangePosition Head { get; } = head;
}
