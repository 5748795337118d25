namespace Kontextual.Domain;

/// <summary>What lies at the location is not a store. It was left untouched.</summary>
public sealed class NotAStoreException(string location, NotAStoreReason reason, string message, Exception? innerException = null)
    : KnowledgeException(message, innerException)
{
    /// <summary>Where it lies.</summary>
    public string Location { get; } = location;

    /// <summary>Why it is not a store.</summary>
    public NotAStoreReason Reason { get; } = reason;
}
