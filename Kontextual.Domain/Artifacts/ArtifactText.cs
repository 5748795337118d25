namespace Kontextual.Domain;

/// <summary>An artifact and its head content as text, both of one state.</summary>
/// <param name="Artifact">The artifact.</param>
/// <param name="Text">The text of its head revision, which its <see cref="Artifact.Digest"/> is the digest of.</param>
public sealed record ArtifactText(Artifact Artifact, string Text);
