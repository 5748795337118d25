using System.Buffers;
using System.Text;

namespace Kontextual.Benchmarks.Raw;

/// <summary>A text with its digest and size.</summary>
internal readonly record struct RawContent(string Text, ContentDigest Digest, long Size)
{
    public static RawContent Of(string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var size = Encoding.UTF8.GetBytes(text, buffer);
        var digest = ContentDigest.Of(buffer.AsSpan(0, size));
        ArrayPool<byte>.Shared.Return(buffer);
        return new(text, digest, size);
    }
}
