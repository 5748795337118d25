using System.Security.Cryptography;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Contents;

/// <summary>Checks the store's copy of a content before a write relies on it.</summary>
/// <remarks>
/// An equal digest in the row does not prove that the stored bytes are intact. A write that relied on a damaged copy would be
/// acknowledged, but its content could not be read.
/// </remarks>
internal sealed class StoredCopy(UnitOfWork unit)
{
    private static readonly CompiledQuery<ContentDigest, Content?> ByDigest =
        new((db, digest, _) => db.Set<Content>().FirstOrDefault(c => c.Digest == digest));

    private static readonly CompiledQuery<ContentDigest, int, byte[]?> BytesOfChunk = new((db, digest, ordinal, _) =>
        db.Set<ContentChunk>().Where(c => c.Digest == digest && c.Ordinal == ordinal).Select(c => c.Bytes).FirstOrDefault());

    private static readonly CompiledQuery<ContentDigest, bool> HasChunks =
        new((db, digest, _) => db.Set<ContentChunk>().Any(c => c.Digest == digest));

    /// <summary>Returns the row of a content; null when the store does not have it.</summary>
    public Task<Content?> FindAsync(ContentDigest digest, CancellationToken cancellationToken) =>
        ByDigest.RunAsync(unit.Context, digest, cancellationToken);

    /// <summary>Checks that a content that is missing or purged has no chunks.</summary>
    /// <exception cref="StoreCorruptException">The store has chunks of the content.</exception>
    public async Task RequireNoChunksAsync(ContentDigest digest, CancellationToken cancellationToken)
    {
        if (await HasChunks.RunAsync(unit.Context, digest, cancellationToken).ConfigureAwait(false))
            throw new StoreCorruptException($"table content_chunks, digest {digest}", "chunks exist, although the content is missing from table contents or was purged");
    }

    /// <summary>Compares the copy with the content of a source: a text byte by byte, any other content by its size and digest.</summary>
    /// <exception cref="StoreCorruptException">The copy is damaged.</exception>
    public async Task RequireWholeAsync(Content stored, ContentSource source, CancellationToken cancellationToken)
    {
        if (stored.Size != source.Size)
            throw Damaged(stored, "column size", $"it is {stored.Size}, but the content of this digest has {source.Size} bytes");
        switch (stored.Storage)
        {
            case ContentStorage.Text:
                if (!string.Equals(stored.Text, source.Text, StringComparison.Ordinal))
                    throw Damaged(stored, "column text", "its bytes do not have this digest");
                break;
            case ContentStorage.Chunks:
                await RequireChunksAsync(stored, cancellationToken).ConfigureAwait(false);
                break;
            default:
                throw Damaged(stored, "column storage", $"it is {stored.Storage}, although an artifact refers to the bytes");
        }
    }

    private async Task RequireChunksAsync(Content stored, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var ordinal = 0;
        for (var left = stored.Size; left > 0; ordinal++)
        {
            // The check must not outlast the transaction, even if the verb got a token that is not cancelled.
            unit.Ending.ThrowIfCancellationRequested();
            var bytes = await BytesOfChunk.RunAsync(unit.Context, stored.Digest, ordinal, cancellationToken).ConfigureAwait(false)
                ?? throw Chunk(stored, ordinal, "the row is missing");
            if (bytes.Length == 0 || bytes.Length > left)
                throw Chunk(stored, ordinal, "its length does not fit the size of the content");
            hash.AppendData(bytes);
            left -= bytes.Length;
        }

        if (ContentDigest.FromHash(hash.GetHashAndReset()) != stored.Digest)
            throw new StoreCorruptException($"table content_chunks, digest {stored.Digest}, column bytes", "its bytes do not have this digest");
    }

    private static StoreCorruptException Damaged(Content stored, string column, string what) =>
        new($"table contents, digest {stored.Digest}, {column}", what);

    private static StoreCorruptException Chunk(Content stored, int ordinal, string what) =>
        new($"table content_chunks, digest {stored.Digest}, ordinal {ordinal}", what);
}
