using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts that were created before a time.</summary>
internal sealed class IsCreatedBefore(DateTimeOffset time) : Criterion<Artifact, PastArtifact>("createdBefore", UtcTime.Format(time))
{
    public static IsCreatedBefore? Of(ArtifactFilter filter, string paramName) => filter.CreatedBefore is { } time ? new(UtcTime.Ceiling(time)) : null;

    public override Condition<Artifact> Now => new Holds<Artifact>(a => a.CreatedAt < time);

    public override Condition<PastArtifact> Then(long sequence) => new Holds<PastArtifact>(past => past.CreatedAt < time);
}
