using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts whose id is in a set.</summary>
internal sealed class HasId(List<ArtifactId> ids) : Criterion<Artifact, PastArtifact>("ids", string.Join(',', ids))
{
    /// <exception cref="ArgumentException">There are too many ids, or one is the default value.</exception>
    public static HasId? Of(ArtifactFilter filter, string paramName)
    {
        if (filter.Ids is not { } ids)
            return null;
        if (ids.Count > ArtifactFilter.MaxIds)
            throw new ArgumentException($"One query takes at most {ArtifactFilter.MaxIds} ids, not {ids.Count}.", paramName);
        foreach (var id in ids)
            Require.Id(id, paramName);

        // Sorted, so that a cursor stays valid for the same set of ids in another order.
        return new([.. ids.Distinct().Order()]);
    }

    public override Condition<Artifact> Now => new Holds<Artifact>(a => ids.Contains(a.Id));

    public override Condition<PastArtifact> Then(long sequence) => new Holds<PastArtifact>(past => ids.Contains(past.Id));
}
