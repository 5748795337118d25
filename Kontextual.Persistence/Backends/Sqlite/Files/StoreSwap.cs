namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>Describes that files of an open store are no longer at their paths. After that, nothing more is written through the store.</summary>
/// <param name="Kind">The change of the files.</param>
/// <param name="Location">The path of the store.</param>
/// <param name="MovedTo">The present path of the store's file for <see cref="StoreSwapKind.Moved"/>; otherwise null.</param>
/// <param name="Detail">Further sentences for messages, each followed by a space; may be empty.</param>
internal sealed record StoreSwap(StoreSwapKind Kind, string Location, string? MovedTo = null, string Detail = "")
{
    private const string Save = $"{nameof(KnowledgeStore)}.{nameof(KnowledgeStore.SaveCopyAsync)}";

    /// <summary>True when the file that the connections have open is not at the store's path.</summary>
    public bool IsOfStore => Kind is StoreSwapKind.Deleted or StoreSwapKind.Replaced or StoreSwapKind.Moved;

    /// <summary>Creates the exception for a call that has written nothing.</summary>
    public StoreUnavailableException Error() => new($"{What} Nothing more is written. {Detail}{Advice}", Location, canRetry: false);

    /// <summary>Creates the exception for a write that was committed to files that may no longer be those of the store.</summary>
    public StoreUnavailableException Error(TransactionId committed) => new(
        $"{What} Nothing more is written. Transaction {committed} was being committed at that time: check whether the data contains it. {Detail}{Advice}",
        Location,
        canRetry: false,
        outcomeUnknown: true,
        committed);

    /// <summary>Creates the exception for a read, which would not see the file at the path.</summary>
    public StoreUnavailableException ReadError() => new($"{What} {Detail}{Advice}", Location, canRetry: false);

    private string What => Kind switch
    {
        StoreSwapKind.Deleted => $"The file of the store '{Location}' was deleted while the store was open.",
        StoreSwapKind.Replaced => $"The file of the store '{Location}' was replaced by another file while the store was open. The other file was not changed.",
        StoreSwapKind.Moved => $"The file of the store '{Location}' was moved to '{MovedTo}' while the store was open.",
        StoreSwapKind.Truncated => $"The file of the store '{Location}' was truncated while the store was open.",
        StoreSwapKind.LogRemoved => $"The log '{CompanionFiles.LogOf(Location)}' was deleted or replaced while the store was open.",
        StoreSwapKind.IndexRemoved => $"The index '{CompanionFiles.IndexOf(Location)}' of the log was deleted or replaced while the store was open.",
        _ => $"The lock file '{StoreLock.PathFor(Location)}' was deleted or replaced while the store was open, so writers no longer take turns.",
    };

    private string Advice => Kind switch
    {
        StoreSwapKind.Deleted or StoreSwapKind.Replaced =>
            $"This repository still has the data: save a copy with {Save} before it is closed.",
        StoreSwapKind.Moved => $"Close the store and open it at '{MovedTo}', or save a copy with {Save} before it is closed.",
        StoreSwapKind.Truncated => "The truncated part is lost: close the store and restore a backup.",
        StoreSwapKind.LockRemoved => "The store's file is still at its path: close the store in all processes and open it again.",
        _ => $"Save a copy with {Save}, close the store in all processes, and open it again.",
    };
}
