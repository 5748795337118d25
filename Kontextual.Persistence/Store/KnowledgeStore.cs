using Kontextual.Persistence.Repository;

namespace Kontextual.Persistence;

/// <summary>Opens knowledge stores.</summary>
public static class KnowledgeStore
{
#pragma warning disable RS0026 // Both overloads require their first parameter, which distinguishes them.
    /// <inheritdoc cref="OpenAsync(KnowledgeStoreOptions, CancellationToken)"/>
    /// <param name="configure">Selects the backend and sets options.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    public static Task<IKnowledgeRepository> OpenAsync(
        Action<KnowledgeStoreOptions> configure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new KnowledgeStoreOptions();
        configure(options);
        return OpenAsync(options, cancellationToken);
    }

    /// <summary>Opens a store. By default, a missing store is created and an older one is migrated to the schema of this library.</summary>
    /// <param name="options">The backend and its options.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>The open store. Disposing of it closes the store.</returns>
    /// <exception cref="ArgumentException">No backend was chosen, or an option is out of its range.</exception>
    /// <exception cref="NotAStoreException">
    /// The file is not a store, or it is missing and the options do not create it. It is left unchanged.
    /// </exception>
    /// <exception cref="StoreNameException">The store's file has another name, or this process has it open under another name.</exception>
    /// <exception cref="SchemaMismatchException">The store is newer than this library, or it is older and the options do not migrate it.</exception>
    /// <exception cref="StoreReadOnlyException">The store is opened for writing, but its file or its folder may not be written.</exception>
    /// <exception cref="StoreUnavailableException">
    /// Another process used the store for longer than the wait allows, or a file of the store cannot be read or written.
    /// </exception>
    /// <exception cref="StoreCorruptException">The store is damaged.</exception>
    /// <exception cref="InvalidOperationException">
    /// The process runs in globalization-invariant mode, in which names cannot be normalised, or the assembly of the migrations is missing.
    /// </exception>
    public static async Task<IKnowledgeRepository> OpenAsync(
        KnowledgeStoreOptions options, CancellationToken cancellationToken = default)
#pragma warning restore RS0026
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (GlobalizationMode.IsInvariant)
        {
            throw new InvalidOperationException(
                "A store cannot be opened in globalization-invariant mode, because names would not be normalised. "
                + "Install ICU and run without DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        }

        var engine = await options.Backend!.OpenAsync(options.Opening, cancellationToken).ConfigureAwait(false);
        return new KnowledgeRepository(engine, options.Sources, options.WriteLimit, options.FollowInterval);
    }

    /// <summary>Saves a copy of an open store as a new file. It also works after the store's file was deleted, moved or replaced.</summary>
    /// <remarks>
    /// The copy is read through the open connection, so it contains every committed write. It is written under a temporary name, flushed to
    /// disk and then renamed. Only its owner may read it. Meanwhile, other writes of this repository wait. Reads and the writes of other
    /// processes continue.
    /// </remarks>
    /// <param name="repository">A store in a SQLite file that <see cref="OpenAsync(KnowledgeStoreOptions, CancellationToken)"/> opened.</param>
    /// <param name="path">The path of the copy. A relative path is resolved against the current directory.</param>
    /// <param name="cancellationToken">Cancels the copying. No part of the copy is left.</param>
    /// <exception cref="ArgumentException">
    /// <see cref="KnowledgeStore"/> did not open the repository, a file or folder exists at the path, the log of another store is next to it,
    /// or the folder of the path does not exist.
    /// </exception>
    /// <exception cref="NotSupportedException">The store is in memory.</exception>
    /// <exception cref="InvalidOperationException">Called inside the work of a WriteAsync call of this repository.</exception>
    /// <exception cref="StoreUnavailableException">The copy cannot be written.</exception>
    /// <exception cref="StoreCorruptException">The store is too damaged to be copied.</exception>
    public static Task SaveCopyAsync(IKnowledgeRepository repository, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return repository is KnowledgeRepository own
            ? own.SaveCopyAsync(Path.GetFullPath(path), cancellationToken)
            : throw new ArgumentException(
                $"A copy can be saved only of a repository that {nameof(KnowledgeStore)} opened, not of a {repository.GetType().Name}.", nameof(repository));
    }
}
