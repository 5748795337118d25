using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Only artifacts that were not purged.</summary>
internal sealed class IsKept(bool withDeleted) : Criterion<Artifact, PastArtifact>("purged", "no")
{
    public static IsKept? Of(ArtifactQuery query, string paramName) => query.IncludePurged ? null : new(query.IncludeDeleted);

    // What is live now is not purged. What was live once may have been purged since.
    public override Condition<Artifact>? Now => withDeleted ? new NotEmpty<Artifact>(a => a.Name) : null;

    public override Condition<PastArtifact> Then(long sequence) => new NotEmpty<PastArtifact>(past => past.Name);
}
