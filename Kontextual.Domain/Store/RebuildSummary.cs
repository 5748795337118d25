namespace Kontextual.Domain;

/// <summary>The result of rebuilding the indexes of a store.</summary>
/// <param name="Artifacts">The number of artifacts that were indexed. It is zero for a store in memory, which has no indexes.</param>
public sealed record RebuildSummary(long Artifacts);
