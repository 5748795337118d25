using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts that match at least one group of filters, or none of them.</summary>
internal sealed class IsInGroups(string name, IReadOnlyList<IReadOnlyList<Criterion<Artifact, PastArtifact>>> groups, bool isNegated)
    : Criterion<Artifact, PastArtifact>(name, TextOf(groups))
{
    public override Condition<Artifact> Now =>
        new InGroups<Artifact>([.. groups.Select(group => group.Select(criterion => criterion.Now).OfType<Condition<Artifact>>().ToList())], isNegated);

    public override Condition<PastArtifact> Then(long sequence) => new InGroups<PastArtifact>(
        [.. groups.Select(group => group.Select(criterion => criterion.Then(sequence)).OfType<Condition<PastArtifact>>().ToList())], isNegated);

    private static string TextOf(IEnumerable<IReadOnlyList<ICriterion>> groups) =>
        string.Join(' ', groups.Select(group => CriteriaText.Of(group)).Order(StringComparer.Ordinal));
}
