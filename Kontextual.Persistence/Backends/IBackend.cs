namespace Kontextual.Persistence.Backends;

/// <summary>A kind of storage with its options. It opens stores.</summary>
internal interface IBackend
{
    /// <summary>Checks the backend's options.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    void Validate();

    /// <summary>Opens the store. Creates or migrates it if the options allow that.</summary>
    Task<IStoreEngine> OpenAsync(StoreOpening opening, CancellationToken cancellationToken);
}
