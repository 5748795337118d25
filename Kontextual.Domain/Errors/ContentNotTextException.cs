namespace Kontextual.Domain;

/// <summary>A content was asked for as text and is not valid UTF-8. Read it as bytes or as a stream.</summary>
public sealed class ContentNotTextException(ContentDigest digest)
    : KnowledgeException($"Content {digest} is not valid UTF-8, so it cannot be read as text. Read it as bytes or as a stream.")
{
    /// <summary>The content.</summary>
    public ContentDigest Digest { get; } = digest;
}
