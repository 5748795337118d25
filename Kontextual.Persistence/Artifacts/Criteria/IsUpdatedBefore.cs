using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts whose last revision was made before a time.</summary>
internal sealed class IsUpdatedBefore(DateTimeOffset time) : Criterion<Artifact, PastArtifact>("updatedBefore", UtcTime.Format(time))
{
    public static IsUpdatedBefore? Of(ArtifactFilter filter, string paramName) => filter.UpdatedBefore is { } time ? new(UtcTime.Ceiling(time)) : null;

    public override Condition<Artifact> Now => new Holds<Artifact>(a => a.UpdatedAt < time);

    public override Condition<PastArtifact> Then(long sequence) => new Holds<PastArtifact>(past => past.Revision.CreatedAt < time);
}
