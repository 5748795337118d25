namespace Kontextual.Persistence.Backends.Writing;

/// <summary>The one connection of a store that writes, as a backend gives it to the writing room. Used by one thread at a time.</summary>
/// <remarks>The room disposes of it, and of the lock. Disposing rolls back what is open.</remarks>
internal interface IWritingConnection : IDisposable
{
    /// <summary>The store's name in errors.</summary>
    string Location { get; }

    /// <summary>What bodies read and write, lent to one transaction after the other.</summary>
    WriteSession Session { get; }

    ITransactionControl Transactions { get; }

    ITurnLock Lock { get; }

    IStoreCheck Check { get; }

    IWriterErrors Errors { get; }

    /// <summary>What can be done with the turn held and no transaction open.</summary>
    ILoneWriting LoneWriting { get; }

    /// <summary>What can be done with no transaction open, without the turn.</summary>
    ILoneReading LoneReading { get; }

    /// <summary>Does what commits make necessary. Called after each group that left the connection usable, with the turn held.</summary>
    void Maintain();

    /// <summary>Closes the connection for good.</summary>
    /// <param name="isHeld">Whether the turn is held.</param>
    /// <param name="others">Closes the store's other connections; called before this one is closed.</param>
    void Close(bool isHeld, Action others);
}
