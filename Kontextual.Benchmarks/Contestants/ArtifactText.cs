namespace Kontextual.Benchmarks.Contestants;

/// <summary>An artifact with the text of its head revision.</summary>
internal sealed record ArtifactText(Artifact Artifact, string Text);
