using Kontextual.Persistence.Repository;

namespace Kontextual.Persistence;

/// <summary>Opens knowledge stores.</summary>
public static class KnowledgeStore
{
    /// <inheritdoc cref="OpenAsync(KnowledgeStoreOptions, CancellationToken)"/>
    public static Task<IKnowledgeRepository> OpenAsync(
        Action<KnowledgeStoreOptions> configure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new KnowledgeStoreOptions();
        configure(options);
        return OpenAsync(options, cancellationToken);
    }

    /// <summary>Opens a store, and unless told otherwise creates it when it is missing and migrates it when it is behind.</summary>
    /// <exception cref="ArgumentException">No backend was chosen, or an option is out of its range.</exception>
    /// <exception cref="NotAStoreException">What lies at the location is no store, or nothing does and creating is off. It is left untouched.</exception>
    /// <exception cref="StoreNameException">The store has another name, or is open under one in this process.</exception>
    /// <exception cref="SchemaMismatchException">The store is newer than this library, or older and migrating is off.</exception>
    /// <exception cref="StoreReadOnlyException">The store is to be written and its file may not be.</exception>
    /// <exception cref="StoreUnavailableException">The store is busy for longer than the wait allows, or the disk fails.</exception>
    /// <exception cref="StoreCorruptException">The file is damaged.</exception>
    /// <exception cref="InvalidOperationException">The process runs in globalization-invariant mode, in which names cannot be normalised.</exception>
    public static async Task<IKnowledgeRepository> OpenAsync(
        KnowledgeStoreOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (GlobalizationMode.IsInvariant)
        {
            throw new InvalidOperationException(
                "A store cannot be opened in globalization-invariant mode: names would not be normalised. "
                + "Install ICU and run without DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        }

        var engine = await options.Backend!.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        return new KnowledgeRepository(engine, options);
    }
}
