using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Kontextual.Domain;

/// <summary>The two passes over a content's stream, each with one buffer whatever the size.</summary>
internal static class ContentReading
{
    /// <summary>Reads a stream to its end; keeps what is at most 1 MiB, hashes the rest on the way.</summary>
    /// <param name="stream">The stream, at its beginning.</param>
    /// <param name="openCopy">Opens where a content over 1 MiB is copied to, or null when the stream can be read again.</param>
    /// <param name="maxSize">The most bytes.</param>
    /// <param name="paramName">The parameter to blame when there are more.</param>
    /// <param name="cancellationToken">Stops between two reads.</param>
    public static async ValueTask<PreparedContent> ReadFirstAsync(
        Stream stream, Func<Stream>? openCopy, long maxSize, string paramName, CancellationToken cancellationToken)
    {
        // One byte more than is kept tells a small content from a big one.
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ContentSource.ChunkSize + 1);
        try
        {
            var room = buffer.AsMemory(0, ContentSource.ChunkSize + 1);
            int length = await FillAsync(stream, room, cancellationToken).ConfigureAwait(false);
            RefuseOver(maxSize, length, paramName);
            if (length <= ContentSource.ChunkSize)
                return PreparedContent.Small(buffer[..length]);

            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var copy = openCopy?.Invoke() ?? Stream.Null;
            long size = 0;
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

    /// <summary>Cuts a stream, from where it stands, into chunks; each is valid until the next is asked for.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> CutAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ContentSource.ChunkSize);
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

    /// <summary>Passes chunks on, and throws at the end, or at the first byte too many, when they are not what was expected.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> VerifyAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> chunks, PreparedContent expected, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long size = 0;
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
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"A content has at most {maxSize} bytes; this has {size} or more. Split it, or keep it outside and refer to it."), paramName);
        }
    }

    private static ValueTask<int> FillAsync(Stream stream, Memory<byte> room, CancellationToken cancellationToken) =>
        stream.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, cancellationToken);

    private static IOException Changed(PreparedContent expected) => new(string.Create(CultureInfo.InvariantCulture,
        $"The content changed while it was being read: it was {expected.Digest} of {expected.Size} bytes. Nothing may be stored of it; try again."));
}
