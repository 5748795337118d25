using System.Security.Cryptography;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Contents;

/// <summary>A content read chunk by chunk, and checked against its digest at the end.</summary>
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
        set => throw new NotSupportedException("A content is read forward only.");
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

    // The backends of an embedded store read on the calling thread anyway.
    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A content is read forward only.");

    public override void SetLength(long value) => throw new NotSupportedException("A content is read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A content is read only.");

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
            throw new StoreCorruptException($"table content_chunks, digest {content.Digest}, ordinal {ordinal}", "it has another length than the content's size says");
        _hash.AppendData(bytes);
        _fetched += bytes.Length;
        _nextOrdinal++;

        // Before the last bytes are given out: who reads exactly the length never meets the end.
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
            : new StoreCorruptException($"table content_chunks, digest {content.Digest}, ordinal {ordinal}", "it is not there");
    }
}
