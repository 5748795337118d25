namespace Kontextual.Tests.Contents;

/// <summary>A stream of one byte whose reads wait for a gate, and which says when the first has begun.</summary>
internal sealed class GatedStream(Task gate) : Stream
{
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool ended;

    public Task Begun => begun.Task;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Contents are read asynchronously.");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        begun.TrySetResult();
        await gate.WaitAsync(cancellationToken);
        if (ended)
            return 0;
        ended = true;
        buffer.Span[0] = 1;
        return 1;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
