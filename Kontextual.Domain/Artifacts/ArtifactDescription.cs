namespace Kontextual.Domain;

/// <summary>Describes artifacts. The recorded states of an artifact are its revisions, see <see cref="RevisionDescription"/>.</summary>
internal sealed class ArtifactDescription : IDeletableDescription<ArtifactId, Artifact>
{
    private ArtifactDescription()
    {
    }

    public static ArtifactDescription Instance { get; } = new();

    public EntityKind Kind => EntityKind.Artifact;

    public ArtifactId IdOf(Artifact entity) => entity.Id;

    public int VersionOf(Artifact entity) => entity.HeadRevision;

    public ContentDigest? DigestOf(Artifact entity) => entity.Digest;

    public Artifact WithVersion(Artifact entity, int version, DateTimeOffset time) => entity with { HeadRevision = version, UpdatedAt = time };

    public bool IsDeleted(Artifact entity) => entity.IsDeleted;

    public Artifact Deleted(Artifact entity, DateTimeOffset time, long sequence) => entity with { DeletedAt = time };

    public Artifact Live(Artifact entity) => entity with { DeletedAt = null };

    public bool IsPurged(Artifact entity) => entity.IsPurged;

    public Artifact Blank(Artifact entity) => RevisionDescription.Blank(entity);
}
