namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>Files of an open store that are no longer at their paths. Nothing more is written through a store once it has one.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Location">The path of the store.</param>
/// <param name="MovedTo">The present path of the store's file, for <see cref="StoreSwapKind.Moved"/>.</param>
/// <param name="Detail">What else is known, as a sentence or more; may be empty.</param>
internal sealed record StoreSwap(StoreSwapKind Kind, string Location, string? MovedTo = null, string Detail = "")
{
    private const string Save = $"{nameof(KnowledgeStore)}.{nameof(KnowledgeStore.SaveCopyAsync)}";

    /// <summary>True when the file at the path is not, or no longer, the one that the connections have open.</summary>
    public bool IsOfStore => Kind is StoreSwapKind.Deleted or StoreSwapKind.Replaced or StoreSwapKind.Moved;

    /// <summary>The error for a call that has written nothing.</summary>
    public StoreUnavailableException Error() => new($"{What} Nothing more is written. {Detail}{Advice}", canRetry: false);

    /// <summary>The error for a write that was committed to files that may not be the store's any more.</summary>
    public StoreUnavailableException Error(TransactionId committed) => new(
        $"{What} Nothing more is written. Transaction {committed} was being committed at that time: look for it where the data is. {Detail}{Advice}",
        canRetry: false,
        outcomeUnknown: true,
        committed);

    /// <summary>The error for a read, which would not see what is at the path.</summary>
    public StoreUnavailableException ReadError() => new($"{What} {Detail}{Advice}", canRetry: false);

    private string What => Kind switch
    {
        StoreSwapKind.Deleted => $"The file of the store '{Location}' was deleted while the store was open.",
        StoreSwapKind.Replaced => $"The file of the store '{Location}' was replaced by another file while the store was open. The other file was not changed.",
        StoreSwapKind.Moved => $"The file of the store '{Location}' was moved to '{MovedTo}' while the store was open.",
        StoreSwapKind.Truncated => $"The file of the store '{Location}' was cut short while the store was open.",
        StoreSwapKind.LogRemoved => $"The log '{CompanionFiles.LogOf(Location)}' was deleted or replaced while the store was open.",
        StoreSwapKind.IndexRemoved => $"The index '{CompanionFiles.IndexOf(Location)}' of the log was deleted or replaced while the store was open.",
        _ => $"The lock file '{Location}.lock' was deleted or replaced while the store was open, so that writers no longer take turns.",
    };

    private string Advice => Kind switch
    {
        StoreSwapKind.Deleted or StoreSwapKind.Replaced =>
            $"This repository still holds the contents: save them with {Save} before it is closed.",
        StoreSwapKind.Moved => $"Close the store and open it at '{MovedTo}', or save a copy with {Save} before it is closed.",
        StoreSwapKind.Truncated => $"What was cut off is lost: close the store and restore a backup. {Save} may be able to save what is left.",
        StoreSwapKind.LockRemoved => "The store itself is in its place: close it everywhere and open it again.",
        _ => $"Save a copy with {Save}, close the store everywhere, and open it again.",
    };
}
