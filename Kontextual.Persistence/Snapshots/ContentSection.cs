using System.Security.Cryptography;
using System.Text;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Imports contents and their chunks, in ascending order of their digests.</summary>
internal sealed class ContentSection(ImportTarget target) : ISnapshotSection
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private Content? _content;
    private long _size;
    private int _chunks;
    private bool _isText;

    public IReadOnlyList<SnapshotRecord> Records { get; } = [SnapshotRecord.Content, SnapshotRecord.Chunk];

    public async Task AddAsync(SnapshotLine line)
    {
        if (line.Record == SnapshotRecord.Content)
            Begin(line.Read(SnapshotContent.Form));
        else
            Add(line.Read(SnapshotContent.ChunkForm));
        await target.SaveAsync().ConfigureAwait(false);
    }

    public Task EndAsync()
    {
        RequireWhole();
        _hash.Dispose();
        return Task.CompletedTask;
    }

    private void Begin(Content content)
    {
        RequireWhole();
        if (_content is { } last && content.Digest <= last.Digest)
            throw new FormatException("The contents are not in ascending order of their digests");
        if (content.Text is null != content.Storage is not ContentStorage.Text)
            throw new FormatException("A content has a text exactly if its storage is Text");
        if (content.Text is { } text)
        {
            var bytes = SnapshotForm.Utf8.GetBytes(text);
            if (bytes.Length != content.Size)
                throw new FormatException($"The text has {bytes.Length} bytes, and its size is {content.Size}");
            RequireDigest(content, ContentDigest.Of(bytes));
        }

        target.Insert(content);
        (_content, _size, _chunks, _isText) = (content, 0, 0, false);
    }

    private void Add(ContentChunk chunk)
    {
        if (_content is not { Storage: ContentStorage.Chunks } content || chunk.Digest != content.Digest)
            throw new FormatException("A chunk does not follow its content");
        if (chunk.Ordinal != _chunks)
            throw new FormatException($"The ordinal of the chunk is {chunk.Ordinal}, and the next one is {_chunks}");
        var expected = Math.Min(ContentSource.ChunkSize, content.Size - _size);
        if (chunk.Bytes.Length != expected)
            throw new FormatException($"The chunk has {chunk.Bytes.Length} bytes instead of {expected}: each has 1 MiB, and the last one the rest");
        target.Insert(chunk);
        _hash.AppendData(chunk.Bytes);
        _size += chunk.Bytes.Length;
        _chunks++;
        _isText = content.Size <= ContentSource.ChunkSize && IsText(chunk.Bytes);
    }

    private void RequireWhole()
    {
        if (_content is not { Storage: ContentStorage.Chunks } content)
            return;
        if (_size != content.Size)
            throw new FormatException($"The chunks of {content.Digest} have {_size} bytes instead of {content.Size}");
        RequireDigest(content, ContentDigest.FromHash(_hash.GetHashAndReset()));
        if (_isText || content.Size == 0)
            throw new FormatException($"The content {content.Digest} is text of at most 1 MiB without U+0000, so its storage is Text");
    }

    private static void RequireDigest(Content content, ContentDigest digest)
    {
        if (digest != content.Digest)
            throw new FormatException($"The bytes of the content {content.Digest} have the digest {digest}");
    }

    private static bool IsText(byte[] bytes)
    {
        try
        {
            return !bytes.Contains((byte)0) && SnapshotForm.Utf8.GetCharCount(bytes) >= 0;
        }
        catch (DecoderFallbackException)
        {
            // The bytes are not valid UTF-8, which this method decides.
            return false;
        }
    }
}
