namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>The operations on a whole store in memory.</summary>
internal sealed class InMemoryAlone : ILoneWriting, ILoneReading
{
    // Erased values are already removed from memory, and there is no file to rewrite.
    public CompactSummary Compact(CancellationToken cancellationToken) => new(0, 0);

    public string SaveCopy(string target, CancellationToken cancellationToken) =>
        throw NoFile();

    /// <summary>Returns the exception of everything that copies the file of a store.</summary>
    public static NotSupportedException NoFile() => new(
        $"A store in memory has no file to copy. Only stores that were opened with {nameof(KnowledgeStoreOptions.UseSqlite)} can be copied. "
        + $"{nameof(KnowledgeSnapshot)}.{nameof(KnowledgeSnapshot.ExportAsync)} writes the content of any store.");
}
