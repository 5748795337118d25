namespace Kontextual.Domain;

/// <summary>What the score of an artifact depends on besides its own texts.</summary>
/// <param name="Documents">The number of artifacts of the store.</param>
/// <param name="AverageLength">The average number of tokens of the artifacts that match.</param>
/// <param name="Containing">For each term or phrase of the search, the number of artifacts in which it occurs, see <see cref="WordCounts"/>.</param>
internal sealed record SearchStatistics(long Documents, double AverageLength, IReadOnlyList<long> Containing);
