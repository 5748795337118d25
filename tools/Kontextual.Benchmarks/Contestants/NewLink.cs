namespace Kontextual.Benchmarks.Contestants;

/// <summary>A relationship to create.</summary>
internal sealed record NewLink(ArtifactId Source, ArtifactId Target, string Type, Metadata Metadata, Provenance Provenance);
