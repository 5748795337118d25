namespace Kontextual.Tests.Snapshots;

/// <summary>
/// A snapshot that was changed at random is refused by both backends with the same rule, or it is another whole snapshot, whose import is
/// exported to the same bytes. <see cref="MutationCampaign"/> runs more of them.
/// </summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SnapshotMutationTests
{
    private const int Mutations = 120;

    [Test, Property("Rule", "S1"), Property("Rule", "S3")]
    public async Task Random_changes_are_refused_or_kept()
    {
        await using var imports = await MutatedImports.OpenAsync();
        for (var seed = 0; seed < Mutations; seed++)
            await imports.CheckAsync(seed);

        imports.Refused.ShouldBeGreaterThan(Mutations / 2);
    }
}
