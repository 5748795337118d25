using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Kontextual.Domain;

/// <summary>Reads the stream of a content in two passes. Each pass uses one buffer of a fixed size.</summary>
internal static class ContentReading
{
    /// <summary>Reads a stream to its end and computes its digest. Content of at most 1 MiB is kept in memory.</summary>
    /// <param name="stream">The stream, at its beginning.</param>
    /// <param name="openCopy">
    /// Opens the stream that content over 1 MiB is copied to, or null when <paramref name="stream"/> can be read again.
    /// </param>
    /// <param name="maxSize">The maximum number of bytes.</param>
    /// <param name="paramName">The parameter that the exception names when the content is too large.</param>
    /// <param name="cancellationToken">Cancels the operation between two reads.</param>
    public static async ValueTask<PreparedContent> ReadFirstAsync(
        Stream stream, Func<Stream>? openCopy, long maxSize, string paramName, CancellationToken cancellationToken)
    {
        // The additional byte shows whether the content has more than one chunk.
        var buffer = ArrayPool<byte>.Shared.Rent(ContentSource.ChunkSize + 1);
        try
        {
            var room = buffer.AsMemory(0, ContentSource.ChunkSize + 1);
            var length = await FillAsync(stream, room, cancellationToken).ConfigureAwait(false);
            RefuseOver(maxSize, length, paramName);
            if (length <= ContentSource.ChunkSize)
                return PreparedContent.Small(buffer[..length]);

            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var copy = openCopy?.Invoke() ?? Stream.Null;
            var size = 0L;
            for (; length > 0; length = await FillAsync(stream, room, cancellationToken).ConfigureAwait(false))
            {
                size += length;
                RefuseOver(maxSize, size, paramName);
                hash.AppendData(buffer, 0, length);
                await copy.WriteAsync(room[..length], cancellationToken).ConfigureAwait(false);
            }

            return new PreparedContent(ContentDigest.FromHash(hash.GetHashAndReset()), size, null, null);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads a stream from its current position in chunks. Each chunk is valid until the next one is requested.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> CutAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ContentSource.ChunkSize);
        try
        {
            var room = buffer.AsMemory(0, ContentSource.ChunkSize);
            int length;
            while ((length = await FillAsync(stream, room, cancellationToken).ConfigureAwait(false)) > 0)
                yield return room[..length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Returns the chunks of another enumeration, and throws when they are not the prepared content. This is known at the end, or at the
    /// first byte too many.
    /// </summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> VerifyAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> chunks, PreparedContent expected, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = 0L;
        await foreach (var chunk in chunks.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            size += chunk.Length;
            if (size > expected.Size)
                throw Changed(expected);
            hash.AppendData(chunk.Span);
            yield return chunk;
        }

        if (size != expected.Size || ContentDigest.FromHash(hash.GetHashAndReset()) != expected.Digest)
            throw Changed(expected);
    }

    public static void RefuseOver(long maxSize, long size, string paramName)
    {
        if (size > maxSize)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The content is too large: it has at least {size} bytes, and the maximum is {maxSize}. ")
                + "Split the content, or store it outside and refer to it.",
                paramName);
        }
    }

    private static ValueTask<int> FillAsync(Stream stream, Memory<byte> room, CancellationToken cancellationToken) =>
        stream.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, cancellationToken);

    private static IOException Changed(PreparedContent expected) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The content changed while it was being read. It was {expected.Digest} with {expected.Size} bytes. ")
        + "Nothing of it is stored. Try again when it no longer changes.");
}
