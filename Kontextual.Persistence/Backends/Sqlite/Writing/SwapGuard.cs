using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Writing;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>
/// Stops the writer permanently when files of the store were deleted, moved or replaced, and protects the data that it still holds.
/// </summary>
/// <remarks>The writer's thread uses it with the store's lock held.</remarks>
internal sealed class SwapGuard(string location, StoreWatch watch, SqliteConnection connection) : IStoreCheck
{
    private StoreSwap? _found;

    /// <summary>Checks before anything is written.</summary>
    /// <exception cref="StoreUnavailableException">The files at the paths are no longer those of the store, or they cannot be checked.</exception>
    public void Check()
    {
        StoreSwap? swap;
        try
        {
            swap = Find();
        }
        catch (IOException e)
        {
            throw new StoreUnavailableException(
                $"The files of the store '{location}' cannot be accessed, so nothing was written. Check that this user may read its folder.",
                location,
                canRetry: true,
                innerException: e);
        }

        if (swap is not null)
            throw swap.Error();
    }

    /// <summary>Checks after a commit, before any caller gets its result.</summary>
    /// <returns>A function that creates the error for a transaction of the commit; null when the files are those of the store.</returns>
    public Func<TransactionId, KnowledgeException>? LookAfterCommit()
    {
        try
        {
            return Find() is { } swap ? id => swap.Error(id) : null;
        }
        catch (IOException e)
        {
            return id => new StoreUnavailableException(
                $"The files of the store '{location}' cannot be accessed. Transaction {id} was being committed at that time: check whether the store contains it when its folder can be read again.",
                location,
                canRetry: false,
                outcomeUnknown: true,
                id,
                e);
        }
    }

    /// <summary>Checks before the log is copied into the store's file, and after that.</summary>
    /// <remarks>
    /// A checkpoint extends a file that was truncated, with a hole in it. After that, no process could find the truncation by the size.
    /// </remarks>
    /// <returns>True when the files are those of the store.</returns>
    public bool IsSafeToCheckpoint()
    {
        try
        {
            return Find() is null;
        }
        catch (IOException)
        {
            // The log holds the writes until the files can be checked again.
            return false;
        }
    }

    /// <summary>Returns the error that explains why the file looks damaged, of a write that was not committed; null if the file is the store's and complete.</summary>
    public StoreUnavailableException? WhyDamaged()
    {
        try
        {
            return Find()?.Error();
        }
        catch (IOException)
        {
            // The damage is what is known.
            return null;
        }
    }

    private StoreSwap? Find()
    {
        if (_found is null && watch.Look() is { } swap)
            _found = swap.Kind == StoreSwapKind.LogRemoved && watch.LogIsMissing ? watch.Say(swap, CheckpointDeletedLog()) : watch.ClearPath(swap);
        return _found;
    }

    /// <summary>
    /// Checkpoints a deleted log into the store's file, which is still at its path, because the log would be lost at the end of this process.
    /// </summary>
    /// <remarks>Must not be called when another log is at the path, because its users read the file in its present state.</remarks>
    private string CheckpointDeletedLog()
    {
        try
        {
            using var command = new SqliteCommand("PRAGMA wal_checkpoint(PASSIVE)", connection);
            using var result = command.ExecuteReader();
            return result.Read() && result.GetInt32(1) == result.GetInt32(2)
                ? "All writes in it were copied into the store's file. "
                : "Some of the writes in it could not be copied into the store's file because of a reader. ";
        }
        catch (SqliteException e)
        {
            return FormattableString.Invariant($"The writes in it could not be copied into the store's file (SQLite error {SqliteErrors.CodeOf(e)}). ");
        }
    }
}
