namespace Kontextual.Benchmarks.Contestants;

/// <summary>A new text for an artifact.</summary>
internal sealed record NewContent(ArtifactId Id, Expected Expected, string Text, Provenance Provenance);
