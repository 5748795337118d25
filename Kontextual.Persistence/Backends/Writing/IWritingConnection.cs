namespace Kontextual.Persistence.Backends.Writing;

/// <summary>The only connection of a store that writes, provided by a backend for the writing room. Used by one thread at a time.</summary>
/// <remarks>The writing room disposes of the connection and of the lock. Disposing rolls back an open transaction.</remarks>
internal interface IWritingConnection : IDisposable
{
    /// <summary>The name of the store in messages.</summary>
    string Location { get; }

    /// <summary>The session of the bodies, used by one transaction after the other.</summary>
    WriteSession Session { get; }

    ITransactionControl Transactions { get; }

    ITurnLock Lock { get; }

    IStoreCheck Check { get; }

    IWriterErrors Errors { get; }

    /// <summary>The operations that need the turn and no open transaction.</summary>
    ILoneWriting LoneWriting { get; }

    /// <summary>The operations that need no open transaction and no turn.</summary>
    ILoneReading LoneReading { get; }

    /// <summary>True when <see cref="Maintain"/> has work that takes time.</summary>
    bool NeedsMaintenance { get; }

    /// <summary>
    /// Does the maintenance after commits, such as checkpoints. Called with the turn held, after each group that leaves the connection
    /// usable.
    /// </summary>
    void Maintain();

    /// <summary>Closes the connection permanently. Called once, and <see cref="IDisposable.Dispose"/> is not called after it.</summary>
    /// <remarks>If a part cannot be closed, the other parts are closed nevertheless, and the first exception is thrown.</remarks>
    /// <param name="isHeld">Whether the turn is held.</param>
    /// <param name="others">Closes the store's other connections; called before this one is closed.</param>
    void Close(bool isHeld, Action others);
}
