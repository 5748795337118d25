namespace Kontextual.Domain;

/// <summary>A write was asked of a store that is read-only: opened so, or on a file or folder that may not be written.</summary>
public sealed class StoreReadOnlyException(string message, string location, Exception? innerException = null)
    : KnowledgeException(message, innerException)
{
    /// <summary>Where the store lies.</summary>
    public string Location { get; } = location;
}
