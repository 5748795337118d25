namespace Kontextual.Tests.Contents;

/// <summary>A stream of so many bytes, each its own position's low byte, given in reads of odd sizes; counts what was read.</summary>
internal sealed class PatternStream(long length, bool canSeek) : ReadOnlyStream
{
    public long BytesRead { get; private set; }

    public bool Closed { get; private set; }

    public override bool CanSeek => canSeek;

    public override long Length => canSeek ? length : throw NotOffered();

    public override long Position { get; set; }

    public static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)i)];

    public override int Read(Span<byte> buffer)
    {
        int count = (int)Math.Min(Math.Min(buffer.Length, 70_001), length - Position);
        for (int i = 0; i < count; i++)
            buffer[i] = (byte)(Position + i);
        Position += count;
        BytesRead += count;
        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        Closed = true;
        base.Dispose(disposing);
    }
}
