namespace Kontextual.Domain;

/// <summary>A stored value is not what was stored. The store is to be verified, and restored from a backup.</summary>
public sealed class StoreCorruptException(string where, string what, Exception? innerException = null)
    : KnowledgeException($"The store is damaged at {where}: {what}. Stop writing to it, and restore a backup.", innerException)
{
    /// <summary>The entity, row or file that is damaged.</summary>
    public string Where { get; } = where;
}
