using System.Buffers;
using System.Text;
using Kontextual.Benchmarks.Contestants;

namespace Kontextual.Benchmarks.Raw;

/// <summary>A text with its digest and size.</summary>
internal readonly record struct RawContent(string Text, ContentDigest Digest, long Size)
{
    public static RawContent[] Of(IReadOnlyList<NewArtifact> artifacts) => [.. artifacts.Select(artifact => Of(artifact.Text))];

    /// <exception cref="StoreCorruptException">The text does not match its digest.</exception>
    public static void Require(ArtifactText found)
    {
        if (Of(found.Text).Digest != found.Artifact.Digest)
            throw new StoreCorruptException($"content {found.Artifact.Digest}", "its bytes do not have this digest");
    }

    public static RawContent Of(string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var size = Encoding.UTF8.GetBytes(text, buffer);
        var digest = ContentDigest.Of(buffer.AsSpan(0, size));
        ArrayPool<byte>.Shared.Return(buffer);
        return new(text, digest, size);
    }
}
