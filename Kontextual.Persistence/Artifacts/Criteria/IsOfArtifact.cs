using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Only revisions of an artifact.</summary>
internal sealed class IsOfArtifact(ArtifactId artifact) : Criterion<Revision, Revision>("artifact", $"{artifact}")
{
    public ArtifactId Artifact => artifact;

    public override Condition<Revision> Now => new Equal<Revision, ArtifactId>(r => r.ArtifactId, artifact);

    public override Condition<Revision> Then(long sequence) => Now;
}
