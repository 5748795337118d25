using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts whose name begins with a text.</summary>
internal sealed class HasPrefix(string prefix) : Criterion<Artifact, PastArtifact>("prefix", prefix)
{
    /// <exception cref="ArgumentException">The prefix breaks its rule.</exception>
    public static HasPrefix? Of(ArtifactFilter filter, string paramName) =>
        NamePrefix.Normalize(filter.NamePrefix, paramName) is { } prefix ? new(prefix) : null;

    public override Condition<Artifact> Now => new StartsWith<Artifact>(a => a.Name, Text);

    public override Condition<PastArtifact> Then(long sequence) => new StartsWith<PastArtifact>(past => past.Name, Text);
}
