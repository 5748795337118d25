namespace Kontextual.Domain;

/// <summary>The store's schema is not the one this library works with: older and not to be migrated, newer, or unknown.</summary>
public sealed class SchemaMismatchException(string message, int? found, int supported)
    : KnowledgeException(message)
{
    /// <summary>The store's format version; null when it could not be told.</summary>
    public int? FoundVersion { get; } = found;

    /// <summary>The format version this library works with.</summary>
    public int SupportedVersion { get; } = supported;
}
