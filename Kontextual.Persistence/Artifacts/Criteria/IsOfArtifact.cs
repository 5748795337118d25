using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects entries of the history of an artifact.</summary>
internal sealed class IsOfArtifact(ArtifactId artifact) : Criterion<RevisionEntry, RevisionEntry>("artifact", $"{artifact}")
{
    public ArtifactId Artifact => artifact;

    public override Condition<RevisionEntry> Now => new Equal<RevisionEntry, ArtifactId>(e => e.Revision.ArtifactId, artifact);

    public override Condition<RevisionEntry> Then(long sequence) => Now;
}
