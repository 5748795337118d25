namespace Kontextual.Tests.Contents;

/// <summary>Zeros that can be held up: reads wait while the gate is closed.</summary>
internal sealed class GatedStream(long length) : ReadOnlyStream
{
    private readonly TaskCompletionSource atGate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ZeroStream zeros = new(length);
    private volatile bool closed;

    /// <summary>Ends when a read waits.</summary>
    public Task AtGate => atGate.Task;

    public override bool CanSeek => true;

    public override long Length => zeros.Length;

    public override long Position
    {
        get => zeros.Position;
        set => zeros.Position = value;
    }

    /// <summary>Makes all reads from now on wait.</summary>
    public void CloseGate() => closed = true;

    /// <summary>Lets them go on.</summary>
    public void OpenGate() => gate.TrySetResult();

    public override int Read(Span<byte> buffer) => throw new NotSupportedException("Contents are read asynchronously.");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (closed)
        {
            atGate.TrySetResult();
            await gate.Task.WaitAsync(cancellationToken);
        }

        return await zeros.ReadAsync(buffer, cancellationToken);
    }

    public override long Seek(long offset, SeekOrigin origin) => zeros.Seek(offset, origin);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            zeros.Dispose();
        base.Dispose(disposing);
    }
}
