using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts with a name.</summary>
internal sealed class HasName(string name) : Criterion<Artifact, PastArtifact>("name", name)
{
    /// <exception cref="ArgumentException">The name breaks a name rule.</exception>
    public static HasName? Of(ArtifactFilter filter, string paramName) => filter.Name is { } name ? new(NameRules.Normalize(name, paramName)) : null;

    public override Condition<Artifact> Now => new Equal<Artifact, string>(a => a.Name, Text);

    public override Condition<PastArtifact> Then(long sequence) => new Equal<PastArtifact, string>(past => past.Name, Text);
}
