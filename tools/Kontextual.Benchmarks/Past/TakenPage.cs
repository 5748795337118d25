
namespace Kontextual.Benchmarks.Past;

/// <summary>What a query gave when a sequence was the newest.</summary>
internal sealed record TakenPage(long Sequence, ArtifactQuery Query, IReadOnlyList<Artifact> Items);
