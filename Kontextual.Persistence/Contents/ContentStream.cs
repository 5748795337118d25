using System.Security.Cryptography;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Contents;

/// <summary>Reads a content chunk by chunk, and checks it against its digest before the last chunk is returned.</summary>
internal sealed class ContentStream(IReadScope scope, Content content) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private ReadOnlyMemory<byte> _chunk;
    private int _nextOrdinal;
    private long _fetched;
    private bool _checked;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => content.Size;

    public override long Position
    {
        get => _fetched - _chunk.Length;
        set => throw new NotSupportedException("The stream of a content cannot seek.");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0)
            return 0;
        if (_chunk.IsEmpty && !await FetchAsync(cancellationToken).ConfigureAwait(false))
            return 0;
        var count = Math.Min(buffer.Length, _chunk.Length);
        _chunk[..count].CopyTo(buffer);
        _chunk = _chunk[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Blocking is acceptable, because an embedded store does its reading on the calling thread.
    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
        // A read-only stream has nothing to flush.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The stream of a content cannot seek.");

    public override void SetLength(long value) => throw new NotSupportedException("The stream of a content is read-only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream of a content is read-only.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _hash.Dispose();
        base.Dispose(disposing);
    }

    private async Task<bool> FetchAsync(CancellationToken cancellationToken)
    {
        if (_fetched == content.Size)
        {
            CheckDigest();
            return false;
        }

        var ordinal = _nextOrdinal;
        var bytes = await scope.ReadAsync(
            (db, token) => db.Set<ContentChunk>()
                .Where(c => c.Digest == content.Digest && c.Ordinal == ordinal)
                .Select(c => c.Bytes)
                .FirstOrDefaultAsync(token),
            cancellationToken).ConfigureAwait(false);
        if (bytes is null)
            throw await MissingAsync(ordinal, cancellationToken).ConfigureAwait(false);
        if (bytes.Length == 0 || bytes.Length > content.Size - _fetched)
            throw new StoreCorruptException($"table content_chunks, digest {content.Digest}, ordinal {ordinal}", "its length does not fit the size of the content");
        _hash.AppendData(bytes);
        _fetched += bytes.Length;
        _nextOrdinal++;

        // Checked before the last bytes are returned, because a caller that reads exactly the length never reads the end.
        if (_fetched == content.Size)
            CheckDigest();
        _chunk = bytes;
        return true;
    }

    private void CheckDigest()
    {
        if (_checked)
            return;
        if (ContentDigest.FromHash(_hash.GetHashAndReset()) != content.Digest)
            throw new StoreCorruptException($"table content_chunks, digest {content.Digest}, column bytes", "its bytes do not have this digest");
        _checked = true;
    }

    private async Task<KnowledgeException> MissingAsync(int ordinal, CancellationToken cancellationToken)
    {
        var isPurged = await scope.ReadAsync(
            (db, token) => db.Set<Content>().AnyAsync(c => c.Digest == content.Digest && c.Storage == ContentStorage.Purged, token),
            cancellationToken).ConfigureAwait(false);
        return isPurged
            ? new EntityNotFoundException(EntityKind.Artifact, content.Digest.ToString(), "its content was purged while it was read")
            : new StoreCorruptException($"table content_chunks, digest {content.Digest}, ordinal {ordinal}", "the row is missing");
    }
}
