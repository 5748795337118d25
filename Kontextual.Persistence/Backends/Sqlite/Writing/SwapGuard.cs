using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Writing;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>Stops the writer for good when files of the store were swapped under it, and keeps what it holds from harm.</summary>
/// <remarks>Used by the writer's thread with the store's lock held.</remarks>
internal sealed class SwapGuard(string location, StoreWatch watch, SqliteConnection connection) : IStoreCheck
{
    private StoreSwap? _found;

    /// <summary>Looks before anything is written.</summary>
    /// <exception cref="StoreUnavailableException">The files at the paths are not the store's any more, or cannot be looked at.</exception>
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
                $"The files of the store '{location}' cannot be looked at, so nothing was written. Check that its folder may be read.",
                canRetry: true,
                innerException: e);
        }

        if (swap is not null)
            throw swap.Error();
    }

    /// <summary>Looks after a commit, before anybody is told of it.</summary>
    /// <returns>What gives the error for a transaction of the commit; null when all is as it was.</returns>
    public Func<TransactionId, KnowledgeException>? LookAfterCommit()
    {
        try
        {
            return Find() is { } swap ? id => swap.Error(id) : null;
        }
        catch (IOException e)
        {
            return id => new StoreUnavailableException(
                $"The files of the store '{location}' cannot be looked at. Transaction {id} was being committed at that time: look for it when the folder may be read again.",
                canRetry: false,
                outcomeUnknown: true,
                id,
                e);
        }
    }

    /// <summary>Looks before the connections are closed.</summary>
    public void LookToClose()
    {
        if (!watch.IsUndisturbed)
            LookAfterCommit();
    }

    private StoreSwap? Find()
    {
        if (_found is null && watch.Look() is { } swap)
            _found = swap.Kind == StoreSwapKind.LogRemoved && watch.LogIsMissing ? watch.Say(swap, BringIn()) : watch.ClearPath(swap);
        return _found;
    }

    /// <summary>Copies the deleted log into the store's file, which is in its place: the log would be lost with this process.</summary>
    /// <remarks>Not when another log lies there: whoever has begun it reads the file as it is.</remarks>
    private string BringIn()
    {
        try
        {
            using var command = new SqliteCommand("PRAGMA wal_checkpoint(PASSIVE)", connection);
            using var result = command.ExecuteReader();
            return result.Read() && result.GetInt32(1) == result.GetInt32(2)
                ? "All writes in it were brought into the store's file. "
                : "A reader kept some of the writes in it from being brought into the store's file. ";
        }
        catch (SqliteException e)
        {
            return FormattableString.Invariant($"The writes in it could not be brought into the store's file (SQLite error {SqliteErrors.CodeOf(e)}). ");
        }
    }
}
