namespace Kontextual.Benchmarks.Contestants;

/// <summary>An artifact to delete or to restore, with the revision that the operation expects.</summary>
internal sealed record Removal(ArtifactId Id, Expected Expected);
