namespace Kontextual.Persistence.Backends.Writing;

/// <summary>The lock that orders the writers of one store among all processes. Used by one thread at a time.</summary>
internal interface ITurnLock : IDisposable
{
    /// <summary>Takes the lock if it is free and nobody waits for it.</summary>
    /// <exception cref="StoreUnavailableException">The lock cannot be taken.</exception>
    bool TryAcquire();

    /// <summary>Waits for the lock on this thread. A wait without success may keep its place in the queue for the next call.</summary>
    /// <param name="longest">The longest time to wait.</param>
    /// <returns>False when the lock did not become free within that time.</returns>
    /// <exception cref="StoreUnavailableException">The lock cannot be taken.</exception>
    bool TryAcquire(TimeSpan longest);

    /// <summary>Releases the lock. It can be acquired again.</summary>
    void Release();
}
