using System.Buffers;
using System.Security.Cryptography;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Writes the lines of a snapshot to a stream, and hashes and counts them.</summary>
/// <param name="stream">The stream. It is not disposed of.</param>
/// <param name="progress">Told how far the snapshot is; null for nobody.</param>
internal sealed class LineWriter(Stream stream, IProgress<SnapshotProgress>? progress) : IDisposable
{
    private const int BufferSize = 1 << 16;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _buffer = new(BufferSize);
    private readonly SnapshotCounts _counts = new();
    private readonly SnapshotMeter _meter = new(progress);

    /// <summary>The exception of the stream, which is the caller's; null while there was none.</summary>
    public Exception? StreamFailure { get; private set; }

    /// <summary>The number of lines.</summary>
    public long Lines => _meter.Lines;

    /// <summary>The number of bytes of the lines.</summary>
    public long Bytes => _meter.Bytes;

    /// <summary>Writes the header, which is the first line.</summary>
    public async Task WriteHeaderAsync(SnapshotHeader header, CancellationToken cancellationToken)
    {
        _meter.TotalChanges = header.Head.Sequence;
        await WriteAsync(SnapshotRecord.Header, SnapshotForm.LineOf(SnapshotRecord.Header, SnapshotHeader.Form, header), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the line of a value.</summary>
    public Task WriteAsync<T>(SnapshotRecord record, IStateForm<T> form, T value, CancellationToken cancellationToken)
        where T : class => WriteAsync(record, SnapshotForm.LineOf(record, form, value), cancellationToken);

    /// <summary>Writes the trailer and everything that is buffered.</summary>
    /// <returns>The hash in the trailer.</returns>
    public async Task<ChainHash> WriteTrailerAsync(CancellationToken cancellationToken)
    {
        var hash = ChainHash.FromBytes(_hash.GetCurrentHash());
        var trailer = new SnapshotTrailer(_counts.ToString(), hash);
        await WriteAsync(SnapshotRecord.Trailer, SnapshotForm.LineOf(SnapshotRecord.Trailer, SnapshotTrailer.Form, trailer), cancellationToken).ConfigureAwait(false);
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        _meter.Report();
        return hash;
    }

    public void Dispose() => _hash.Dispose();

    private async Task WriteAsync(SnapshotRecord record, string line, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var room = _buffer.GetSpan(SnapshotForm.Utf8.GetMaxByteCount(line.Length) + 1);
        var length = SnapshotForm.Utf8.GetBytes(line, room);
        if (length > SnapshotForm.MaxLineBytes)
            throw new InvalidOperationException($"A line of the kind {record} has {length} bytes, and the maximum is {SnapshotForm.MaxLineBytes}.");
        room[length++] = (byte)'\n';
        _hash.AppendData(room[..length]);
        _buffer.Advance(length);
        _counts.Add(record);
        _meter.Add(record, length);
        if (_buffer.WrittenCount >= BufferSize)
            await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(_buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            StreamFailure = e;
            throw;
        }

        _buffer.ResetWrittenCount();
    }
}
