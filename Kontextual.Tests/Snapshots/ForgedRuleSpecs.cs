using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Snapshots;

/// <summary>Each rule of the format is checked by itself: in a snapshot whose other hashes and counts fit.</summary>
public sealed class ForgedRuleSpecs(Backend backend) : StoreSpecs(backend)
{
    private static IEnumerable<TestCaseData> Rules() =>
        ForgedRules.All.Select((rule, i) => new TestCaseData(i).SetArgDisplayNames(rule.Rule.Replace("\n", " 2", StringComparison.Ordinal)));

    [TestCaseSource(nameof(Rules)), Property("Rule", "S3")]
    public async Task It_is_named_and_nothing_is_written(int at)
    {
        var (rule, forge) = ForgedRules.All[at];
        var before = await FullStore.ExportAsync(Repository);
        var forged = ForgedSnapshot.Of(await HostileStore.SnapshotAsync());
        forge(forged);

        var error = await Should.ThrowAsync<SnapshotFormatException>(() => FullStore.ImportAsync(Repository, forged.ToBytes()));
        error.Rule.ShouldContain(rule.TrimEnd('\n'));
        error.Line.ShouldBeInRange(1, forged.Lines.Count + 1);
        (await FullStore.ExportAsync(Repository)).ShouldBe(before);
    }

    [Test, Property("Rule", "S3")]
    public async Task Without_a_forgery_the_same_steps_give_the_snapshot()
    {
        var snapshot = await HostileStore.SnapshotAsync();

        ForgedSnapshot.Of(snapshot).Chain().Seal().ToBytes().ShouldBe(snapshot);
        await FullStore.ImportAsync(Repository, snapshot);
    }
}
