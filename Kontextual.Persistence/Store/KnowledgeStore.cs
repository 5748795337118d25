using Kontextual.Persistence.Repository;

namespace Kontextual.Persistence;

/// <summary>Opens knowledge stores.</summary>
public static class KnowledgeStore
{
#pragma warning disable RS0026 // The first parameter, which both require, tells the two overloads apart.
    /// <inheritdoc cref="OpenAsync(KnowledgeStoreOptions, CancellationToken)"/>
    public static Task<IKnowledgeRepository> OpenAsync(
        Action<KnowledgeStoreOptions> configure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new KnowledgeStoreOptions();
        configure(options);
        return OpenAsync(options, cancellationToken);
    }

    /// <summary>Opens a store. By default it creates a missing store and migrates one that is behind.</summary>
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
#pragma warning restore RS0026
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (GlobalizationMode.IsInvariant)
        {
            throw new InvalidOperationException(
                "A store cannot be opened in globalization-invariant mode: names would not be normalised. "
                + "Install ICU and run without DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        }

        var engine = await options.Backend!.OpenAsync(options.Opening, cancellationToken).ConfigureAwait(false);
        return new KnowledgeRepository(engine, options.Sources, options.WriteLimit, options.FollowInterval);
    }

    /// <summary>Saves a copy of an open store as a file of its own, also when the store's file was deleted, moved or replaced.</summary>
    /// <remarks>
    /// The copy is read through the open connection, so it holds every committed write. It is written under a temporary name, brought to disk and then
    /// renamed, and only its owner may read it. Writes of this repository wait meanwhile; those of other processes and reads go on.
    /// </remarks>
    /// <param name="repository">A store in a SQLite file that <see cref="OpenAsync(KnowledgeStoreOptions, CancellationToken)"/> opened.</param>
    /// <param name="path">Where the copy is to lie; a relative path is taken from the current directory.</param>
    /// <param name="cancellationToken">Ends the copying; nothing of the copy is left.</param>
    /// <exception cref="ArgumentException">The repository is none of this library's, something lies at the path, or its folder does not exist.</exception>
    /// <exception cref="NotSupportedException">The store lies in memory.</exception>
    /// <exception cref="InvalidOperationException">Called inside the work of a WriteAsync of this repository.</exception>
    /// <exception cref="StoreUnavailableException">The copy cannot be written.</exception>
    /// <exception cref="StoreCorruptException">The store is too damaged to be copied.</exception>
    public static Task SaveCopyAsync(IKnowledgeRepository repository, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return repository is KnowledgeRepository own
            ? own.SaveCopyAsync(Path.GetFullPath(path), cancellationToken)
            : throw new ArgumentException($"A copy can be saved of a repository that {nameof(KnowledgeStore)} opened, not of a {repository.GetType().Name}.", nameof(repository));
    }
}
