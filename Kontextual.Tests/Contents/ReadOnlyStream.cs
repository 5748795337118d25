namespace Kontextual.Tests.Contents;

/// <summary>What the test streams have in common: they are read from the start to the end, and nothing else unless a stream says so.</summary>
internal abstract class ReadOnlyStream : Stream
{
    public override bool CanRead => true;

    public override bool CanWrite => false;

    public override bool CanSeek => false;

    public override long Length => throw NotOffered();

    public override long Position
    {
        get => throw NotOffered();
        set => throw NotOffered();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw NotOffered();

    public override void SetLength(long value) => throw NotOffered();

    public override void Write(byte[] buffer, int offset, int count) => throw NotOffered();

    protected NotSupportedException NotOffered() => new($"{GetType().Name} is not made for this: the product was expected to read it forward only.");
}
