namespace Kontextual.Domain;

/// <summary>
/// The exception that is thrown when this library does not support the schema of the store. The schema is newer, unknown, or older and not
/// allowed to be migrated.
/// </summary>
public sealed class SchemaMismatchException(string message, int? found, int supported)
    : KnowledgeException(message)
{
    /// <summary>The format version of the store, or null when it could not be determined.</summary>
    public int? FoundVersion { get; } = found;

    /// <summary>The format version that this library supports.</summary>
    public int SupportedVersion { get; } = supported;
}
