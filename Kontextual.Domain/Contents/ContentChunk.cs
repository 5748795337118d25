namespace Kontextual.Domain;

/// <summary>One chunk of a content that is not stored as text. Each chunk has 1 MiB, except for the last one, which may be shorter.</summary>
public sealed class ContentChunk
{
    /// <summary>The digest of the content that the chunk belongs to.</summary>
    public required ContentDigest Digest { get; init; }

    /// <summary>The position of the chunk in the content: 0, 1, 2 … without gaps.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The bytes of the chunk, 1 to 1,048,576.</summary>
    public required byte[] Bytes { get; init; }
}
