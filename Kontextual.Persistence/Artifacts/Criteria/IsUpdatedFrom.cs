using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts whose last revision was made at a time or later.</summary>
internal sealed class IsUpdatedFrom(DateTimeOffset time) : Criterion<Artifact, PastArtifact>("updatedFrom", UtcTime.Format(time))
{
    public static IsUpdatedFrom? Of(ArtifactFilter filter, string paramName) => filter.UpdatedFrom is { } time ? new(UtcTime.Ceiling(time)) : null;

    public override Condition<Artifact> Now => new Holds<Artifact>(a => a.UpdatedAt >= time);

    public override Condition<PastArtifact> Then(long sequence) => new Holds<PastArtifact>(past => past.Revision.CreatedAt >= time);
}
