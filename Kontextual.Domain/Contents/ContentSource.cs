using System.Runtime.CompilerServices;

namespace Kontextual.Domain;

/// <summary>
/// Content that is to be stored: text, bytes, a file or a stream, of 0 to 512 MiB. <see cref="PrepareAsync"/> reads it once and computes its
/// digest and size. Content over 1 MiB is read a second time when it is stored, chunk by chunk, and is never loaded into memory completely,
/// except for text and bytes that the caller already holds in memory.
/// </summary>
/// <remarks>
/// A source of text, bytes or a file can be used by several threads, a source of a stream by one thread at a time. Disposing a source deletes
/// the temporary file that a non-seekable stream may have required. The caller's stream is never disposed.
/// </remarks>
public sealed class ContentSource : IDisposable, IAsyncDisposable
{
    /// <summary>The maximum size of a content: 512 MiB.</summary>
    public const long MaxSize = 512L << 20;

    /// <summary>The size of every chunk except the last one. Content up to this size is kept in memory.</summary>
    internal const int ChunkSize = 1 << 20;

    private readonly ContentOrigin _origin;
    private PreparedContent? _prepared;
    private bool _disposed;

    private ContentSource(ContentOrigin origin) => _origin = origin;

    /// <summary>True when <see cref="PrepareAsync"/> has succeeded.</summary>
    public bool IsPrepared => _prepared is not null;

    /// <summary>The SHA-256 of all bytes.</summary>
    /// <exception cref="InvalidOperationException">The source is not prepared.</exception>
    public ContentDigest Digest => Prepared.Digest;

    /// <summary>The number of bytes, 0 to <see cref="MaxSize"/>.</summary>
    /// <exception cref="InvalidOperationException">The source is not prepared.</exception>
    public long Size => Prepared.Size;

    /// <summary>
    /// The content as text when it is valid UTF-8 without U+0000 and has at most 1 MiB; otherwise null. A byte order mark is kept as U+FEFF, so
    /// that encoding the text again returns the same bytes.
    /// </summary>
    /// <exception cref="InvalidOperationException">The source is not prepared.</exception>
    public string? Text => Prepared.Text;

    /// <summary>
    /// The full path of the file that the content is read from, or null. The files of an open store must never be read as content.
    /// </summary>
    internal string? FilePath => (_origin as FileOrigin)?.Path;

    /// <summary>True when the caller gave a text. False for bytes, even when they are valid UTF-8.</summary>
    internal bool IsFromText => _origin is MemoryOrigin { IsText: true };

    /// <summary>True when preparing the content does not read a file or a stream, so that no writer has to wait for it.</summary>
    internal bool IsAtHand => IsPrepared || _origin is MemoryOrigin;

    /// <summary>All bytes when the content has at most 1 MiB; otherwise null.</summary>
    internal ReadOnlyMemory<byte>? KeptBytes => Prepared.Bytes;

    internal FileStream? Spool => _origin.Spool;

    private PreparedContent Prepared =>
        _prepared ?? throw new InvalidOperationException($"The content is not prepared; call {nameof(PrepareAsync)} first.");

    /// <summary>Makes a source of a text, which is encoded as UTF-8 without a byte order mark.</summary>
    /// <param name="text">The text. It may be empty, and it may contain U+0000.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="text"/> contains a lone surrogate, or has more than <see cref="MaxSize"/> bytes in UTF-8.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ContentSource FromText(string text) => new(MemoryOrigin.FromText(text));

    /// <summary>Makes a source of bytes in memory. The bytes must not be changed before the content is stored.</summary>
    /// <param name="bytes">
    /// The bytes. They may be empty. At most 1 MiB is copied when the content is prepared; larger content is not copied.
    /// </param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> has more than <see cref="MaxSize"/> bytes.</exception>
    public static ContentSource FromBytes(ReadOnlyMemory<byte> bytes) => new(MemoryOrigin.FromBytes(bytes));

    /// <summary>Makes a source of a file. The file is opened when the content is prepared, and again when it is stored.</summary>
    /// <param name="path">
    /// The path of the file. A relative path is resolved against the current directory by this call. A file that cannot seek, such as a
    /// pipe or a device, is read in the same way as by <see cref="FromStream(Stream)"/>.
    /// </param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or not a valid path.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public static ContentSource FromFile(string path) => new(new FileOrigin(path, MaxSize));

    /// <summary>
    /// Makes a source of a stream. A seekable stream is read from position 0, twice when it has more than 1 MiB. A non-seekable stream is read
    /// once, from its current position. When it has more than 1 MiB, it is copied to a temporary file, which only the current user can read and
    /// which is kept until the source is disposed.
    /// </summary>
    /// <param name="stream">A readable stream. The caller keeps ownership and disposes it. Its position is unspecified afterwards.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    public static ContentSource FromStream(Stream stream) => FromStream(stream, MaxSize);

    /// <summary>Reads the content once and determines its digest, size and text. Does nothing when the content is already prepared.</summary>
    /// <remarks>
    /// Call this method before <see cref="IKnowledgeRepository.WriteAsync{T}"/> for a file or a stream that the work stores. A transaction
    /// refuses content that is not prepared. The methods that write a single artifact, such as
    /// <see cref="ArtifactRepositoryExtensions.CreateArtifactAsync"/>, call it themselves.
    /// </remarks>
    /// <param name="cancellationToken">Cancels the operation between two reads.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <exception cref="ArgumentException">The content has more than <see cref="MaxSize"/> bytes.</exception>
    /// <exception cref="IOException">
    /// The file or stream cannot be read, the file does not exist, or the temporary file cannot be written.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The current user may not read the file, or the path is a directory.</exception>
    /// <exception cref="InvalidOperationException">An earlier call failed after it had consumed a part of a non-seekable stream.</exception>
    /// <exception cref="ObjectDisposedException">The source is disposed.</exception>
    /// <exception cref="OperationCanceledException">
    /// The operation was cancelled. The method can be called again, unless the stream is non-seekable.
    /// </exception>
    public async ValueTask PrepareAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        _prepared ??= await _origin.PrepareAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _origin.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        await _origin.DisposeAsync().ConfigureAwait(false);
    }

    internal static ContentSource FromStream(Stream stream, long maxSize) => new(StreamOrigin.Of(stream, maxSize));

    internal static ContentSource FromFile(string path, long maxSize) => new(new FileOrigin(path, maxSize));

    /// <summary>
    /// Reads the content in chunks of exactly <see cref="ChunkSize"/> bytes; the last chunk may be shorter. Empty content has no chunks. A
    /// chunk is valid until the next one is requested. The caller must not keep any result until the enumeration has ended, because only then
    /// is it known that the bytes are the prepared ones.
    /// </summary>
    /// <exception cref="InvalidOperationException">The source is not prepared.</exception>
    /// <exception cref="IOException">The content changed since it was prepared, or it cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The source is disposed.</exception>
    internal async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var content = Prepared;
        if (content.Bytes is { } kept)
        {
            if (kept.Length > 0)
                yield return kept;
            yield break;
        }

        var chunks = ContentReading.VerifyAsync(_origin.ReadAgainAsync(cancellationToken), content, cancellationToken);
        await foreach (var chunk in chunks.ConfigureAwait(false))
            yield return chunk;
    }
}
