namespace Kontextual.Persistence.Backends;

/// <summary>A kind of storage, with its options: knows how to open a store.</summary>
internal interface IBackend
{
    /// <summary>Checks the backend's options.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    void Validate();

    /// <summary>Opens the store, creating and migrating it as its options say.</summary>
    Task<IStoreEngine> OpenAsync(StoreOpening opening, CancellationToken cancellationToken);
}
