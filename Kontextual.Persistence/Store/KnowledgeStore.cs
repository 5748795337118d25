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

    /// <summary>Backs up a store in use: saves a consistent copy as a new file, flushes it to disk, verifies it, and then gives it its name.</summary>
    /// <remarks>
    /// The copy is of one committed state. It has the id of the store and every change up to a sequence, none after it, and nothing of what was purged up to then.
    /// Only its owner may read it. Reads and writes of all processes continue meanwhile, but the log of the store cannot be started again from its beginning, so it
    /// grows by what is written during the copying. If the verification finds something, the copy is kept, and the result says what was found.
    /// docs/recovery.md describes how a backup is restored.
    /// </remarks>
    /// <param name="repository">A store in a SQLite file that <see cref="OpenAsync(KnowledgeStoreOptions, CancellationToken)"/> opened; it may be read-only.</param>
    /// <param name="path">The path of the copy, at which nothing exists. A relative path is resolved against the current directory.</param>
    /// <param name="options">How the copy is checked; null for the default, which checks everything except the bytes of the contents.</param>
    /// <param name="progress">Told how far the backup is, about every 100 ms while the store is copied; null for nobody. If it throws, no part of the copy is left.</param>
    /// <param name="cancellationToken">Cancels the backup. No part of the copy is left.</param>
    /// <returns>What was copied and verified.</returns>
    /// <exception cref="ArgumentException">
    /// <see cref="KnowledgeStore"/> did not open the repository, an option is out of its range, a file or folder exists at the path, the log of another store is next to it, the
    /// path is that of a file of another store, or the folder of the path does not exist.
    /// </exception>
    /// <exception cref="NotSupportedException">The store is in memory.</exception>
    /// <exception cref="InvalidOperationException">Called inside the work of a WriteAsync call of this repository.</exception>
    /// <exception cref="StoreUnavailableException">The copy cannot be written, for example because the disk is full, or the store cannot be read. No part of the copy is left.</exception>
    /// <exception cref="StoreCorruptException">The store is too damaged to be copied.</exception>
    public static Task<BackupSummary> BackupAsync(
        IKnowledgeRepository repository,
        string path,
        BackupOptions? options = null,
        IProgress<BackupProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var given = options ?? new BackupOptions();
        given.Validate(nameof(options));
        return Own(repository, path).BackupAsync(Path.GetFullPath(path), given, progress, cancellationToken);
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
    public static Task SaveCopyAsync(IKnowledgeRepository repository, string path, CancellationToken cancellationToken = default) =>
        Own(repository, path).SaveCopyAsync(Path.GetFullPath(path), cancellationToken);

    private static KnowledgeRepository Own(IKnowledgeRepository repository, string path)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return repository as KnowledgeRepository ?? throw new ArgumentException(
            $"Only a repository that {nameof(KnowledgeStore)} opened can be copied, not a {repository.GetType().Name}.", nameof(repository));
    }
}
