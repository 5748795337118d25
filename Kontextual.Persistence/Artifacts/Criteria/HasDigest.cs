using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts whose content has a digest.</summary>
internal sealed class HasDigest(ContentDigest digest) : Criterion<Artifact, PastArtifact>("digest", $"{digest}")
{
    /// <exception cref="ArgumentException">The digest is the default value.</exception>
    public static HasDigest? Of(ArtifactFilter filter, string paramName) => filter.Digest switch
    {
        null => null,
        { IsDefault: true } => throw new ArgumentException("The digest is the default value, which names no content.", paramName),
        { } digest => new(digest),
    };

    public override Condition<Artifact> Now => new Equal<Artifact, ContentDigest>(a => a.Digest, digest);

    public override Condition<PastArtifact> Then(long sequence) => new Equal<PastArtifact, ContentDigest>(past => past.Revision.Digest, digest);
}
