namespace Kontextual.Domain;

/// <summary>The exception that is thrown when there is no store at a location. The location was not changed.</summary>
public sealed class NotAStoreException(string location, NotAStoreReason reason, string message, Exception? innerException = null)
    : KnowledgeException(message, innerException)
{
    /// <summary>The location.</summary>
    public string Location { get; } = location;

    /// <summary>The reason why it is not a store.</summary>
    public NotAStoreReason Reason { get; } = reason;
}
