using System.Runtime.CompilerServices;
using System.Text;

namespace Kontextual.Domain;

/// <summary>Text or bytes that the caller holds in memory.</summary>
internal sealed class MemoryOrigin : ContentOrigin
{
    private readonly string? _text;
    private readonly ReadOnlyMemory<byte> _bytes;

    private MemoryOrigin(string? text, ReadOnlyMemory<byte> bytes)
    {
        _text = text;
        _bytes = bytes;
    }

    public bool IsText => _text is not null;

    public static MemoryOrigin FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        LoneSurrogate.Refuse(text, nameof(text));
        // A text has at least as many bytes as code units. The first comparison prevents an overflow in GetByteCount.
        var size = text.Length > ContentSource.MaxSize ? text.Length : Encoding.UTF8.GetByteCount(text);
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
        if (_bytes.Length > ContentSource.ChunkSize)
            return ValueTask.FromResult(new PreparedContent(ContentDigest.Of(_bytes.Span), _bytes.Length, null, null));
        // The caller may reuse the array. The copy ensures that the stored bytes are the hashed ones.
        return ValueTask.FromResult(_text is null ? PreparedContent.Small(_bytes.ToArray()) : PreparedContent.Small(_text, _bytes));
    }

    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAgainAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var from = 0; from < _bytes.Length; from += ContentSource.ChunkSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return _bytes.Slice(from, Math.Min(ContentSource.ChunkSize, _bytes.Length - from));
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
