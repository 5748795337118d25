namespace Kontextual.Persistence.Artifacts;

/// <summary>The part of an artifact that makes a revision when it changes, checked.</summary>
internal sealed record ArtifactState(
    CollectionId CollectionId, string Name, string Type, string MediaType, ContentDigest Digest, long Size, Metadata Metadata)
{
    public static ArtifactState Of(Artifact artifact) => new(
        artifact.CollectionId, artifact.Name, artifact.Type, artifact.MediaType, artifact.Digest, artifact.Size, artifact.Metadata);

    public Artifact ApplyTo(Artifact artifact) => artifact with
    {
        CollectionId = CollectionId,
        Name = Name,
        Type = Type,
        MediaType = MediaType,
        Digest = Digest,
        Size = Size,
        Metadata = Metadata,
    };
}
