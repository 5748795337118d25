namespace Kontextual.Benchmarks.Contestants;

/// <summary>An artifact to create.</summary>
internal sealed record NewArtifact(
    CollectionId Collection, string Name, string Type, string MediaType, string Text, Metadata Metadata, Provenance Provenance);
