namespace Kontextual.Domain;

/// <summary>The exception that is thrown when a content is read as text but is not valid UTF-8. Read it as bytes or as a stream.</summary>
public sealed class ContentNotTextException(ContentDigest digest)
    : KnowledgeException($"The content {digest} is not valid UTF-8, so it cannot be read as text. Read it as bytes or as a stream.")
{
    /// <summary>The digest of the content.</summary>
    public ContentDigest Digest { get; } = digest;
}
