using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts of a type.</summary>
internal sealed class HasType(string type) : Criterion<Artifact, PastArtifact>("type", type)
{
    /// <exception cref="ArgumentException">The type breaks its rule.</exception>
    public static HasType? Of(ArtifactFilter filter, string paramName) => filter.Type is { } type ? new(TypeToken.Normalize(type, paramName)) : null;

    public override Condition<Artifact> Now => new Equal<Artifact, string>(a => a.Type, Text);

    public override Condition<PastArtifact> Then(long sequence) => new Equal<PastArtifact, string>(past => past.Type, Text);
}
