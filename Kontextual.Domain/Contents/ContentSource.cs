using System.Runtime.CompilerServices;

namespace Kontextual.Domain;

/// <summary>
/// Content to be stored: text, bytes, a file or a stream, of 0 to 512 MiB. Made ready once by <see cref="PrepareAsync"/>, which finds digest
/// and size; contents over 1 MiB are then read a second time, chunk by chunk, and never held in memory as a whole (text and bytes given are
/// already there).
/// </summary>
/// <remarks>
/// Over text, bytes or a file one source may serve several threads; over a stream one at a time. Disposing removes the temporary file that a
/// stream without seeking may have needed; the caller's own stream stays open and is never disposed.
/// </remarks>
public sealed class ContentSource : IDisposable, IAsyncDisposable
{
    /// <summary>The most bytes a content may have: 512 MiB.</summary>
    public const long MaxSize = 512L << 20;

    /// <summary>Bytes in every chunk but the last; contents up to this size are kept in memory.</summary>
    internal const int ChunkSize = 1 << 20;

    private readonly ContentOrigin origin;
    private PreparedContent? prepared;
    private bool disposed;

    private ContentSource(ContentOrigin origin) => this.origin = origin;

    /// <summary>Whether <see cref="PrepareAsync"/> has succeeded.</summary>
    public bool IsPrepared => prepared is not null;

    /// <summary>The SHA-256 of all bytes.</summary>
    /// <exception cref="InvalidOperationException">The source is not prepared.</exception>
    public ContentDigest Digest => Prepared.Digest;

    /// <summary>The number of bytes, 0 to <see cref="MaxSize"/>.</summary>
    /// <exception cref="InvalidOperationException">The source is not prepared.</exception>
    public long Size => Prepared.Size;

    /// <summary>
    /// The content as text when it is valid UTF-8 without U+0000 of at most 1 MiB, else null. A byte order mark is kept as U+FEFF, so that
    /// encoding the text again gives the same bytes.
    /// </summary>
    /// <exception cref="InvalidOperationException">The source is not prepared.</exception>
    public string? Text => Prepared.Text;

    /// <summary>The file the content is read from, as a full path, or null: a store must never be read as a plain file while it is open.</summary>
    internal string? FilePath => (origin as FileOrigin)?.Path;

    /// <summary>True when the caller gave a text, and not bytes that may be one.</summary>
    internal bool IsFromText => origin is MemoryOrigin { IsText: true };

    /// <summary>True when making it ready needs no reading of a file or a stream, so that nobody waits for it.</summary>
    internal bool IsAtHand => IsPrepared || origin is MemoryOrigin;

    /// <summary>All bytes when they are at most 1 MiB, else null.</summary>
    internal ReadOnlyMemory<byte>? KeptBytes => Prepared.Bytes;

    internal FileStream? Spool => origin.Spool;

    private PreparedContent Prepared =>
        prepared ?? throw new InvalidOperationException($"The content is not read yet; call {nameof(PrepareAsync)} first.");

    /// <summary>Content that is a text, encoded as UTF-8 without adding a byte order mark.</summary>
    /// <param name="text">The text, possibly empty; U+0000 is allowed.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> holds a lone surrogate, or has over <see cref="MaxSize"/> bytes in UTF-8.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ContentSource FromText(string text) => new(MemoryOrigin.FromText(text));

    /// <summary>Content that is bytes in memory, not to be changed until the content is stored.</summary>
    /// <param name="bytes">The bytes, possibly none; not copied before preparing, and then only when at most 1 MiB.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> are over <see cref="MaxSize"/>.</exception>
    public static ContentSource FromBytes(ReadOnlyMemory<byte> bytes) => new(MemoryOrigin.FromBytes(bytes));

    /// <summary>Content that is a file, opened when it is prepared and again when it is stored.</summary>
    /// <param name="path">The file; a relative path is taken from the current directory of now. What cannot seek (a pipe, a device) is read
    /// as by <see cref="FromStream(Stream)"/>.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or no path.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public static ContentSource FromFile(string path) => new(new FileOrigin(path, MaxSize));

    /// <summary>
    /// Content that is a stream. One that can seek is read from its beginning (position 0, wherever it stands now), twice when over 1 MiB. One
    /// that cannot is read once from where it stands; over 1 MiB it is kept in a temporary file, readable by this user only, until the source
    /// is disposed.
    /// </summary>
    /// <param name="stream">A readable stream, which stays open and in the caller's hands; its position afterwards is unspecified.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    public static ContentSource FromStream(Stream stream) => FromStream(stream, MaxSize);

    /// <summary>Reads the content once and finds its digest, size and text. Does nothing when that was done before.</summary>
    /// <remarks>
    /// To be called before <see cref="IKnowledgeRepository.WriteAsync{T}"/> for a file or a stream that the work stores: a transaction refuses
    /// content that it would have to wait for. The verbs of a repository call it themselves.
    /// </remarks>
    /// <param name="cancellationToken">Stops between two reads.</param>
    /// <returns>The work.</returns>
    /// <exception cref="ArgumentException">The content has over <see cref="MaxSize"/> bytes.</exception>
    /// <exception cref="IOException">The file or stream, or the temporary file, cannot be read or written (a missing file included).</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    /// <exception cref="InvalidOperationException">An earlier call failed after it had used up part of a stream that cannot seek.</exception>
    /// <exception cref="ObjectDisposedException">The source is disposed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; unless the stream cannot seek, it may be called again.</exception>
    public async ValueTask PrepareAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        prepared ??= await origin.PrepareAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        disposed = true;
        origin.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        disposed = true;
        await origin.DisposeAsync().ConfigureAwait(false);
    }

    internal static ContentSource FromStream(Stream stream, long maxSize) => new(StreamOrigin.Of(stream, maxSize));

    internal static ContentSource FromFile(string path, long maxSize) => new(new FileOrigin(path, maxSize));

    /// <summary>
    /// Gives the content in chunks of exactly <see cref="ChunkSize"/> bytes, the last shorter, none when it is empty. A chunk is valid until
    /// the next is asked for. Nothing may be kept of it before the enumeration has ended: only then is it known to be what was prepared.
    /// </summary>
    /// <exception cref="InvalidOperationException">The source is not prepared.</exception>
    /// <exception cref="IOException">The content changed since it was prepared, or cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The source is disposed.</exception>
    internal async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var content = Prepared;
        if (content.Bytes is { } kept)
        {
            if (kept.Length > 0)
                yield return kept;
            yield break;
        }

        var chunks = ContentReading.VerifyAsync(origin.ReadAgainAsync(cancellationToken), content, cancellationToken);
        await foreach (var chunk in chunks.ConfigureAwait(false))
            yield return chunk;
    }
}
