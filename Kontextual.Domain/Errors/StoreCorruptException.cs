namespace Kontextual.Domain;

/// <summary>The exception that is thrown when a stored value is damaged. Stop writing to the store, verify it, and restore a backup.</summary>
public sealed class StoreCorruptException(string where, string what, Exception? innerException = null)
    : KnowledgeException($"The store is damaged at {where}: {what}. Stop writing to the store, and restore a backup.", innerException)
{
    /// <summary>The damaged entity, row or file.</summary>
    public string Where { get; } = where;
}
