using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts of which a run has made a revision.</summary>
internal sealed class IsProducedBy(RunId run) : Criterion<Artifact, PastArtifact>("producedBy", $"{run}")
{
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    public static IsProducedBy? Of(ArtifactFilter filter, string paramName)
    {
        if (filter.ProducedBy is not { } run)
            return null;
        Require.Id(run, paramName);
        return new(run);
    }

    public override Condition<Artifact> Now => new Among<Artifact, ArtifactId>(a => a.Id, db => Revisions(db).Select(r => r.ArtifactId));

    public override Condition<PastArtifact> Then(long sequence) => new Among<PastArtifact, ArtifactId>(
        past => past.Id, db => Revisions(db).Where(r => r.FromSequence <= sequence).Select(r => r.ArtifactId));

    private IQueryable<Revision> Revisions(KontextualDbContext db) => db.Set<Revision>().Where(r => r.ProducingRunId == run);
}
