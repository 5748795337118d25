using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts of which a revision has a digest.</summary>
internal sealed class HasRevisionDigest(ContentDigest digest) : Criterion<Artifact, PastArtifact>("revisionDigest", $"{digest}")
{
    /// <exception cref="ArgumentException">The digest is the default value.</exception>
    public static HasRevisionDigest? Of(ArtifactFilter filter, string paramName) => filter.RevisionDigest switch
    {
        null => null,
        { IsDefault: true } => throw new ArgumentException("The digest of a revision is the default value, which names no content.", paramName),
        { } digest => new(digest),
    };

    public override Condition<Artifact> Now => new Among<Artifact, ArtifactId>(a => a.Id, db => Revisions(db).Select(r => r.ArtifactId));

    public override Condition<PastArtifact> Then(long sequence) => new Among<PastArtifact, ArtifactId>(
        past => past.Id, db => Revisions(db).Where(r => r.FromSequence <= sequence).Select(r => r.ArtifactId));

    // A purged revision keeps the digest, although its content may be erased.
    private IQueryable<Revision> Revisions(KontextualDbContext db) => db.Set<Revision>().Where(r => r.Digest == digest && !r.IsPurged);
}
