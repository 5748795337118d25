using System.Text;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts that match at least one group of filters, or none of them.</summary>
internal sealed class IsInGroups(string name, IReadOnlyList<IReadOnlyList<Criterion<Artifact, PastArtifact>>> groups, bool isNegated)
    : Criterion<Artifact, PastArtifact>(name, TextOf(groups))
{
    public override Condition<Artifact> Now =>
        new InGroups<Artifact>([.. groups.Select(group => group.Select(criterion => criterion.Now!).ToList())], isNegated);

    public override Condition<PastArtifact> Then(long sequence) => new InGroups<PastArtifact>(
        [.. groups.Select(group => group.Select(criterion => criterion.Then(sequence)!).ToList())], isNegated);

    // A digest, because each level of groups would escape the texts of the levels inside it once more.
    private static string TextOf(IEnumerable<IReadOnlyList<ICriterion>> groups) => ContentDigest.Of(
        Encoding.UTF8.GetBytes(string.Join(' ', groups.Select(group => CriteriaText.Of(group)).Order(StringComparer.Ordinal)))).ToString();
}
