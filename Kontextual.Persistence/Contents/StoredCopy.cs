using System.Security.Cryptography;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Contents;

/// <summary>Checks the copy of a content that the store has before a write relies on it.</summary>
/// <remarks>
/// A digest says that the bytes are the same, not that the copy is whole. A write that relied on a damaged copy would be acknowledged
/// and could not be read.
/// </remarks>
internal sealed class StoredCopy(UnitOfWork unit)
{
    private static readonly CompiledQuery<ContentDigest, Content?> ByDigest =
        new((db, digest, _) => db.Set<Content>().FirstOrDefault(c => c.Digest == digest));

    private static readonly CompiledQuery<ContentDigest, int, byte[]?> BytesOfChunk = new((db, digest, ordinal, _) =>
        db.Set<ContentChunk>().Where(c => c.Digest == digest && c.Ordinal == ordinal).Select(c => c.Bytes).FirstOrDefault());

    private static readonly CompiledQuery<ContentDigest, bool> HasChunks =
        new((db, digest, _) => db.Set<ContentChunk>().Any(c => c.Digest == digest));

    /// <summary>The row of a content; null when the store does not have it.</summary>
    public Task<Content?> FindAsync(ContentDigest digest, CancellationToken cancellationToken) =>
        ByDigest.RunAsync(unit.Context, digest, cancellationToken);

    /// <exception cref="StoreCorruptException">The store has chunks of a content whose row is not there or says that it was purged.</exception>
    public async Task RequireNoChunksAsync(ContentDigest digest, CancellationToken cancellationToken)
    {
        if (await HasChunks.RunAsync(unit.Context, digest, cancellationToken).ConfigureAwait(false))
            throw new StoreCorruptException($"table content_chunks, digest {digest}", "there are chunks that no row of table contents refers to");
    }

    /// <summary>Compares the copy with a content at hand: every byte of a text, size and digest of anything else.</summary>
    /// <exception cref="StoreCorruptException">The copy could not be read back.</exception>
    public async Task RequireWholeAsync(Content stored, ContentSource source, CancellationToken cancellationToken)
    {
        if (stored.Size != source.Size)
            throw Damaged(stored, "column size", $"it is {stored.Size}, and the bytes of this digest are {source.Size}");
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
                throw Damaged(stored, "column storage", $"it is {stored.Storage}, though an artifact refers to the bytes");
        }
    }

    private async Task RequireChunksAsync(Content stored, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var ordinal = 0;
        for (var left = stored.Size; left > 0; ordinal++)
        {
            // Whatever token the verb was given, the check must not outlast its transaction.
            unit.Ending.ThrowIfCancellationRequested();
            var bytes = await BytesOfChunk.RunAsync(unit.Context, stored.Digest, ordinal, cancellationToken).ConfigureAwait(false)
                ?? throw Chunk(stored, ordinal, "it is not there");
            if (bytes.Length == 0 || bytes.Length > left)
                throw Chunk(stored, ordinal, "it has another length than the content's size says");
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
