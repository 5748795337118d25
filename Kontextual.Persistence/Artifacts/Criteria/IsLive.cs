using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts that are not deleted.</summary>
internal sealed class IsLive() : Criterion<Artifact, PastArtifact>("deleted", "no")
{
    public static IsLive? Of(ArtifactQuery query, string paramName) => query.IncludeDeleted ? null : new();

    public override Condition<Artifact> Now => new Holds<Artifact>(a => a.DeletedAt == null);

    public override Condition<PastArtifact> Then(long sequence) => new Holds<PastArtifact>(past => !past.IsDeleted);
}
