using System.Runtime.CompilerServices;
using System.Text;

namespace Kontextual.Domain;

/// <summary>Text or bytes that the caller holds in memory.</summary>
internal sealed class MemoryOrigin : ContentOrigin
{
    private readonly string? text;
    private readonly ReadOnlyMemory<byte> bytes;

    private MemoryOrigin(string? text, ReadOnlyMemory<byte> bytes)
    {
        this.text = text;
        this.bytes = bytes;
    }

    public bool IsText => text is not null;

    public static MemoryOrigin FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        LoneSurrogate.Refuse(text, nameof(text));
        // The first test keeps GetByteCount from overflowing: a text has at least as many bytes as code units.
        long size = text.Length > ContentSource.MaxSize ? text.Length : Encoding.UTF8.GetByteCount(text);
        ContentReading.RefuseOver(ContentSource.MaxSize, size, nameof(text));
        return new MemoryOrigin(text, Encoding.UTF8.GetBytes(text));
    }

    public static MemoryOrigin FromBytes(ReadOnlyMemory<byte> bytes)
    {
        ContentReading.RefuseOver(ContentSource.MaxSize, bytes.Length, nameof(bytes));
        return new MemoryOrigin(null, bytes);
    }

    public override ValueTask<PreparedContent> PrepareAsync(CancellationToken cancellationToken)
    {
        if (bytes.Length > ContentSource.ChunkSize)
            return ValueTask.FromResult(new PreparedContent(ContentDigest.Of(bytes.Span), bytes.Length, null, null));
        // A copy of the caller's bytes: what is kept must stay what was hashed, even when the array is used again.
        return ValueTask.FromResult(text is null ? PreparedContent.Small(bytes.ToArray()) : PreparedContent.Small(text, bytes));
    }

    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAgainAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int from = 0; from < bytes.Length; from += ContentSource.ChunkSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return bytes.Slice(from, Math.Min(ContentSource.ChunkSize, bytes.Length - from));
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
