using Kontextual.Domain;

namespace Kontextual.Tests.Contents;

/// <summary>Reads contents as a whole.</summary>
internal static class WholeContent
{
    private const int Chunk = 1 << 20;

    /// <summary>Prepares a content, compares it with the bytes, and disposes of it.</summary>
    public static async Task ShouldGive(ContentSource source, byte[] bytes)
    {
        await using var _ = source;
        await source.PrepareAsync(default);
        source.Size.ShouldBe(bytes.Length);
        source.Digest.ShouldBe(ContentDigest.Of(bytes));
        (source.KeptBytes is not null).ShouldBe(bytes.Length <= Chunk);
        // Twice: a write that is tried again reads again.
        (await Read(source)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        (await Read(source)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    /// <summary>All bytes of a prepared content, which come in whole chunks but for the last.</summary>
    public static async Task<byte[]> Read(ContentSource source)
    {
        var all = new MemoryStream();
        bool ended = false;
        await foreach (var chunk in source.ReadChunksAsync())
        {
            ended.ShouldBeFalse();
            chunk.Length.ShouldBeInRange(1, Chunk);
            ended = chunk.Length < Chunk;
            all.Write(chunk.Span);
        }

        return all.ToArray();
    }
}
