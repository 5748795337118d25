namespace Kontextual.Domain;

/// <summary>One MiB of a content that is not kept as text; the last chunk may be shorter.</summary>
public sealed class ContentChunk
{
    /// <summary>The content it belongs to.</summary>
    public required ContentDigest Digest { get; init; }

    /// <summary>Its place: 0, 1, 2 … without a gap.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The bytes, 1 to 1,048,576 of them.</summary>
    public required byte[] Bytes { get; init; }
}
