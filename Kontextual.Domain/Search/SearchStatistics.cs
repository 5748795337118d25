namespace Kontextual.Domain;

/// <summary>What the score of an artifact depends on besides its own texts.</summary>
/// <remarks>A search without an index counts it while it reads the texts. An index can know it without reading them.</remarks>
/// <param name="Documents">The number of artifacts with a token in a searched text.</param>
/// <param name="Length">The number of tokens of all of them.</param>
/// <param name="Containing">For each term or phrase of the search, the number of artifacts in which it occurs.</param>
internal sealed record SearchStatistics(long Documents, long Length, IReadOnlyList<long> Containing);
