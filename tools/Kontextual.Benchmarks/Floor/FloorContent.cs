using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Kontextual.Benchmarks.Contestants;

namespace Kontextual.Benchmarks.Floor;

/// <summary>A text with the bytes of its digest and its size.</summary>
internal readonly record struct FloorContent(string Text, byte[] Hash, long Size)
{
    public static FloorContent[] Of(IReadOnlyList<NewArtifact> artifacts) => [.. artifacts.Select(artifact => Of(artifact.Text))];

    public static FloorContent Of(string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var size = Encoding.UTF8.GetBytes(text, buffer);
        var hash = SHA256.HashData(buffer.AsSpan(0, size));
        ArrayPool<byte>.Shared.Return(buffer);
        return new(text, hash, size);
    }
}
