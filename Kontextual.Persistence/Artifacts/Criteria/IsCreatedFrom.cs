using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts that were created at a time or later.</summary>
internal sealed class IsCreatedFrom(DateTimeOffset time) : Criterion<Artifact, PastArtifact>("createdFrom", UtcTime.Format(time))
{
    public static IsCreatedFrom? Of(ArtifactFilter filter, string paramName) => filter.CreatedFrom is { } time ? new(UtcTime.Ceiling(time)) : null;

    public override Condition<Artifact> Now => new Holds<Artifact>(a => a.CreatedAt >= time);

    public override Condition<PastArtifact> Then(long sequence) => new Holds<PastArtifact>(past => past.CreatedAt >= time);
}
