namespace Kontextual.Benchmarks.Stores;

/// <summary>An artifact of a prepared store.</summary>
internal sealed record CatalogueEntry(ArtifactId Id, CollectionId Collection, string Name, int Revision);
