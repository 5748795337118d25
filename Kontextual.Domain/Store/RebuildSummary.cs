namespace Kontextual.Domain;

/// <summary>The result of rebuilding the derived tables of a store.</summary>
/// <param name="Artifacts">The number of artifacts that were indexed. It is zero for a store in memory, which has no indexes.</param>
/// <param name="CorrectedRows">The number of rows of names, of places and of inputs that have moved on that were wrong and were corrected.</param>
/// <param name="UncorrectedRows">
/// The number of such rows that seem wrong but were left as they are, because a verification has other findings about the change records or the entities from which they are derived.
/// </param>
public sealed record RebuildSummary(long Artifacts, long CorrectedRows, long UncorrectedRows);
