using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Writes the contents in the order of their digests, and checks them.</summary>
internal sealed class ContentExport(KontextualDbContext db, LineWriter lines, CancellationToken cancellationToken)
{
    public async Task RunAsync()
    {
        await foreach (var content in db.Set<Content>().OrderBy(c => c.Digest).AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (content.Storage == ContentStorage.Text)
                RequireDigest(content, ContentDigest.Of(SnapshotForm.Utf8.GetBytes(content.Text ?? string.Empty)), "contents");
            await lines.WriteAsync(SnapshotRecord.Content, SnapshotContent.Form, content, cancellationToken).ConfigureAwait(false);
            if (content.Storage == ContentStorage.Chunks)
                await WriteChunksAsync(content).ConfigureAwait(false);
        }
    }

    private async Task WriteChunksAsync(Content content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunks = db.Set<ContentChunk>().Where(c => c.Digest == content.Digest).OrderBy(c => c.Ordinal);
        await foreach (var chunk in chunks.AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            hash.AppendData(chunk.Bytes);
            await lines.WriteAsync(SnapshotRecord.Chunk, SnapshotContent.ChunkForm, chunk, cancellationToken).ConfigureAwait(false);
        }

        RequireDigest(content, ContentDigest.FromHash(hash.GetHashAndReset()), "content_chunks");
    }

    private static void RequireDigest(Content content, ContentDigest digest, string table)
    {
        if (digest != content.Digest)
            throw new StoreCorruptException($"table {table}, digest {content.Digest}", "its bytes do not have this digest");
    }
}
