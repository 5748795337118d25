using Kontextual.Benchmarks.Contestants;

namespace Kontextual.Benchmarks.Stores;

/// <summary>
/// The relationships of a filled store: groups of 128 artifacts. The artifact k of a group leads to the artifacts 2k + 1 and 2k + 2 (modulo
/// 128). So a path of at most 7 steps leads from each artifact to every other one of its group, there are cycles, and up to 2^n artifacts are
/// n steps away.
/// </summary>
internal static class SeededGraph
{
    private const int MostInGroup = 128;
    private const int MostGroups = 40;

    public static IEnumerable<NewLink> Over(IReadOnlyList<ArtifactId> artifacts)
    {
        var inGroup = Math.Min(MostInGroup, artifacts.Count / 2);
        var groups = Math.Clamp(artifacts.Count / 4 / MostInGroup, 1, MostGroups);

        // The artifacts of a group are distributed over the store, so that their rows are not neighbours.
        var spacing = artifacts.Count / (inGroup * groups);
        for (var group = 0; group < groups; group++)
        {
            for (var k = 0; k < inGroup; k++)
            {
                var source = artifacts[Place(group, k)];
                yield return Samples.Link(source, artifacts[Place(group, ((2 * k) + 1) % inGroup)], "cites", k);
                yield return Samples.Link(source, artifacts[Place(group, ((2 * k) + 2) % inGroup)], "cites", k);
            }
        }

        int Place(int group, int k) => ((k * groups) + group) * spacing;
    }
}
