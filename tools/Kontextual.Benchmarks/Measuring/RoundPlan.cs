using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Measuring;

/// <summary>What one round does: every contestant gets the same.</summary>
/// <param name="Catalogue">What the store held when it was prepared.</param>
/// <param name="First">The number of the round's first operation; numbers go on from round to round.</param>
/// <param name="Operations">How many operations the round has.</param>
/// <param name="ComparesAnswers">True in the round in which the answers are compared, which is not measured.</param>
internal sealed record RoundPlan(Catalogue Catalogue, long First, int Operations, bool ComparesAnswers);
