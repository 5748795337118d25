using Kontextual.Persistence.Repository;
using Kontextual.Persistence.Snapshots;

namespace Kontextual.Persistence;

/// <summary>Exports a store to a snapshot and imports it into another store, of any backend. docs/snapshot-format.md describes the format.</summary>
public static class KnowledgeSnapshot
{
    /// <summary>Writes everything that a store holds to a stream: with its history, and with deleted and purged entities.</summary>
    /// <remarks>
    /// The snapshot is of one committed state. Other reads and writes continue. Memory does not grow with the store, except for a store in
    /// memory. The contents, the chain and the commitments are checked. The same store always gives the same lines.
    /// </remarks>
    /// <param name="repository">A store that <see cref="KnowledgeStore"/> opened.</param>
    /// <param name="stream">The stream to write to. It is not flushed and stays open. After a failure, it holds a part of the snapshot without the trailer.</param>
    /// <param name="options">The compression; null for none.</param>
    /// <param name="progress">Told how far the export is, at most once for each MiB of lines; null for nobody.</param>
    /// <param name="cancellationToken">Cancels the export between lines.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="ArgumentException">
    /// <see cref="KnowledgeStore"/> did not open the repository, the stream cannot be written, or the compression is not defined.
    /// </exception>
    /// <exception cref="StoreCorruptException">The store is damaged.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static async Task<SnapshotSummary> ExportAsync(
        IKnowledgeRepository repository,
        Stream stream,
        SnapshotOptions? options = null,
        IProgress<SnapshotProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var (own, compression) = Checked(repository, stream, options);
        if (!stream.CanWrite)
            throw new ArgumentException("The stream cannot be written.", nameof(stream));
        var compressed = SnapshotStreams.Compressing(stream, compression);
        try
        {
            using var lines = new LineWriter(compressed ?? stream, progress);
            return await own.ReadStateAsync(
                (engine, context, token) => new SnapshotExport(engine, context, lines, token).RunAsync(), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (compressed is not null)
                await compressed.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Reads a snapshot into an empty store, which takes over the id and the time of creation. Everything is checked: forms, digests, references, sequences, hashes,
    /// the order and the trailer.
    /// </summary>
    /// <remarks>
    /// It is one transaction without a time limit, during which no other write runs. Memory does not grow with the snapshot, except for a store in memory.
    /// A cursor from before the import is refused, because it is of a store with another id.
    /// </remarks>
    /// <param name="repository">A store that <see cref="KnowledgeStore"/> opened for writing, without any change.</param>
    /// <param name="stream">The stream to read. It stays open.</param>
    /// <param name="options">The compression; null for none.</param>
    /// <param name="progress">Told how far the import is, at most once for each MiB of lines; null for nobody.</param>
    /// <param name="cancellationToken">Cancels the import, which then leaves the store unchanged.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="ArgumentException">
    /// <see cref="KnowledgeStore"/> did not open the repository, the stream cannot be read, or the compression is not defined.
    /// </exception>
    /// <exception cref="SnapshotFormatException">The snapshot does not conform to its format. The store is unchanged.</exception>
    /// <exception cref="StoreNotEmptyException">The store is not empty.</exception>
    /// <exception cref="StoreReadOnlyException">The store is opened read-only.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    /// <exception cref="InvalidOperationException">Called inside the work of a WriteAsync call of this repository.</exception>
    /// <exception cref="IOException">The stream cannot be read. The store is unchanged.</exception>
    public static async Task<SnapshotSummary> ImportAsync(
        IKnowledgeRepository repository,
        Stream stream,
        SnapshotOptions? options = null,
        IProgress<SnapshotProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var (own, compression) = Checked(repository, stream, options);
        if (!stream.CanRead)
            throw new ArgumentException("The stream cannot be read.", nameof(stream));
        var plain = SnapshotStreams.Decompressing(stream, compression);
        try
        {
            using var lines = new LineReader(plain ?? stream, progress, plain is not null);
            return await own.WriteWholeAsync(
                (unit, token) => new SnapshotImport(unit, lines, token).RunAsync(), nameof(ImportAsync), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (plain is not null)
                await plain.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static (KnowledgeRepository Own, SnapshotCompression Compression) Checked(
        IKnowledgeRepository repository, Stream stream, SnapshotOptions? options)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(stream);
        var compression = options?.Compression ?? SnapshotCompression.None;
        if (!Enum.IsDefined(compression))
            throw new ArgumentException($"The compression {compression} is not defined.", nameof(options));
        return repository is KnowledgeRepository own
            ? (own, compression)
            : throw new ArgumentException(
                $"Only a repository that {nameof(KnowledgeStore)} opened can be exported or imported into, not a {repository.GetType().Name}.", nameof(repository));
    }
}
