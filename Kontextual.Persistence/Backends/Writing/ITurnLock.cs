namespace Kontextual.Persistence.Backends.Writing;

/// <summary>The lock that orders the writers of one store among all processes. Used by one thread at a time.</summary>
internal interface ITurnLock : IDisposable
{
    /// <summary>Takes the lock if it is free and nobody waits for it.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be locked.</exception>
    bool TryAcquire();

    /// <summary>Waits for the lock on this thread. A wait that did not succeed may keep its place for the next call.</summary>
    /// <param name="longest">How long to wait.</param>
    /// <returns>False when it was not free within that time.</returns>
    /// <exception cref="StoreUnavailableException">It cannot be locked.</exception>
    bool TryAcquire(TimeSpan longest);

    /// <summary>Frees the lock. It can be acquired again.</summary>
    void Release();
}
