
namespace Kontextual.Benchmarks.Past;

/// <summary>The result of a query at the time when a sequence was the newest.</summary>
internal sealed record TakenPage(long Sequence, ArtifactQuery Query, IReadOnlyList<Artifact> Items);
