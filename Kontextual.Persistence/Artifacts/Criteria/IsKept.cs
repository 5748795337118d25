using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts that are not purged.</summary>
internal sealed class IsKept(bool withDeleted) : Criterion<Artifact, PastArtifact>("purged", "no")
{
    public static IsKept? Of(ArtifactQuery query, string paramName) => query.IncludePurged ? null : new(query.IncludeDeleted);

    // A live artifact is never purged. An artifact that was live in the past may have been purged since.
    public override Condition<Artifact>? Now => withDeleted ? new NotEmpty<Artifact>(a => a.Name) : null;

    public override Condition<PastArtifact> Then(long sequence) => new NotEmpty<PastArtifact>(past => past.Name);
}
