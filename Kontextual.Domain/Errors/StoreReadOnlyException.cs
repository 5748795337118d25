namespace Kontextual.Domain;

/// <summary>
/// The exception that is thrown when a write is attempted on a read-only store. The store was opened read-only, or the current user may not
/// write the file or its folder.
/// </summary>
public sealed class StoreReadOnlyException(string message, string location, Exception? innerException = null)
    : KnowledgeException(message, innerException)
{
    /// <summary>The location of the store.</summary>
    public string Location { get; } = location;
}
