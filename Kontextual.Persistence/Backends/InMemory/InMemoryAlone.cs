namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>What can be done with a whole store in memory.</summary>
internal sealed class InMemoryAlone : ILoneWriting, ILoneReading
{
    // Rows of the purged are gone already, and there is no file.
    public CompactSummary Compact(CancellationToken cancellationToken) => new(0, 0);

    public string SaveCopy(string target, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A store in memory has no file to copy. Only stores that were opened with UseSqlite can be saved so.");
}
