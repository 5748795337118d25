using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Reads the lines of a snapshot from a stream, and hashes and counts them. At most one line is in memory.</summary>
/// <param name="stream">The stream. It is not disposed of.</param>
/// <param name="progress">Told how far the snapshot is; null for nobody.</param>
/// <param name="isCompressed">True if the stream decompresses, so that its exceptions for invalid data are about the snapshot.</param>
internal sealed class LineReader(Stream stream, IProgress<SnapshotProgress>? progress, bool isCompressed) : IDisposable
{
    private const int FirstSize = 1 << 16;
    private const string BeforeFirst = "before the header";

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = SnapshotForm.MaxDepth, AllowDuplicateProperties = false };

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _end;
    private int _scanned;
    private int _unhashed;

    /// <summary>Counts the lines and their bytes.</summary>
    public SnapshotMeter Meter { get; } = new(progress);

    /// <summary>The number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The kind of the line that was read last; for a line that cannot be read, of the line before it.</summary>
    public string Record { get; private set; } = BeforeFirst;

    /// <summary>SHA-256 over all lines before the one that was read last.</summary>
    public ChainHash HashBefore { get; private set; } = ChainHash.Genesis;

    /// <summary>Reads the next line.</summary>
    /// <returns>The line, valid until the next one is read; null at the end of the stream.</returns>
    /// <exception cref="FormatException">The bytes are not a line of a snapshot.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public async Task<SnapshotLine?> NextAsync(CancellationToken cancellationToken)
    {
        _hash.AppendData(_buffer, _start - _unhashed, _unhashed);
        _unhashed = 0;
        Number++;
        var length = await FindEndAsync(cancellationToken).ConfigureAwait(false);
        if (length < 0)
            return null;
        var bytes = _buffer.AsMemory(_start, length);
        _start += length + 1;
        _scanned = 0;
        _unhashed = length + 1;
        return Parse(bytes);
    }

    public void Dispose() => _hash.Dispose();

    private SnapshotLine Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith("\uFEFF"u8))
            throw new FormatException("The line begins with a byte order mark; write UTF-8 without one");
        if (bytes.Span.EndsWith("\r"u8))
            throw new FormatException("The line ends with a carriage return; end lines with a line feed only");
        string text;
        JsonDocument document;
        try
        {
            text = SnapshotForm.Utf8.GetString(bytes.Span);
            document = JsonDocument.Parse(bytes, Json);
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException("The line is not valid UTF-8", e);
        }
        catch (JsonException e)
        {
            throw new FormatException($"The line is not one JSON value within the limits: {e.Message}", e);
        }

        var members = new StateReader(document.RootElement);
        var record = RecordOf(members);
        Record = record.ToString();
        Meter.Add(record, bytes.Length + 1);
        if (record == SnapshotRecord.Trailer)
            HashBefore = ChainHash.FromBytes(_hash.GetCurrentHash());
        return new SnapshotLine(record, text, members, document);
    }

    private static SnapshotRecord RecordOf(StateReader members)
    {
        try
        {
            return members.Word<SnapshotRecord>("record");
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("The member 'record' contains a lone surrogate", e);
        }
    }

    /// <summary>Reads until the buffer holds a whole line.</summary>
    /// <returns>The length of the line without its line feed; -1 at the end of the stream.</returns>
    private async Task<int> FindEndAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = _buffer.AsSpan(_start + _scanned, _end - _start - _scanned).IndexOf((byte)'\n');
            if (found >= 0 && _scanned + found <= SnapshotForm.MaxLineBytes)
                return _scanned + found;
            _scanned = _end - _start;
            if (_scanned > SnapshotForm.MaxLineBytes)
                throw new FormatException($"The line has more than {SnapshotForm.MaxLineBytes} bytes");
            if (await FillAsync(cancellationToken).ConfigureAwait(false))
                continue;
            return _scanned == 0 ? -1 : throw new FormatException("The snapshot ends inside the line, before its line feed");
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_end == _buffer.Length)
            MakeRoom();
        int read;
        try
        {
            read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (isCompressed && (e is InvalidDataException or InvalidOperationException))
        {
            throw new FormatException("The compressed data is damaged or has another compression", e);
        }

        _end += read;
        return read > 0;
    }

    private void MakeRoom()
    {
        var kept = _end - _start;
        var target = kept > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_start, kept).CopyTo(target);
        (_buffer, _start, _end) = (target, 0, kept);
    }
}
