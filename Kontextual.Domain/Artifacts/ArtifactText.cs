namespace Kontextual.Domain;

/// <summary>An artifact and the text of its head revision, both read from the same state.</summary>
/// <param name="Artifact">The artifact.</param>
/// <param name="Text">The text of the head revision. Its UTF-8 bytes have the digest <see cref="Artifact.Digest"/>.</param>
public sealed record ArtifactText(Artifact Artifact, string Text);
