using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Measuring;

/// <summary>The operations of one round, which are the same for all contestants.</summary>
/// <param name="Catalogue">The contents of the prepared store.</param>
/// <param name="First">The number of the first operation of the round. The numbers continue from round to round.</param>
/// <param name="Operations">The number of operations in the round.</param>
/// <param name="ComparesAnswers">True for the round in which the answers are compared. This round is not measured.</param>
internal sealed record RoundPlan(Catalogue Catalogue, long First, int Operations, bool ComparesAnswers);
