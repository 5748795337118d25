using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Verification;

/// <summary>In a store that the library wrote, a verification finds nothing.</summary>
public sealed class WholeStoreSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "P3")]
    public async Task An_empty_store()
    {
        var summary = await Repository.VerifyAsync();

        Texts(summary).ShouldBeEmpty();
        summary.IsWhole.ShouldBeTrue();
        (summary.LastSequence, summary.LastHash, summary.Contents).ShouldBe((0, ChainHash.Genesis, 0));
    }

    [Test, Property("Rule", "P3"), Property("Rule", "A7")]
    public async Task A_store_with_everything_in_it()
    {
        await EverythingStore.FillAsync(Repository, Time);
        var head = await Repository.Changes.HeadAsync();
        var contents = await Repository.SummarizeAsync();

        var summary = await Repository.VerifyAsync();

        Texts(summary).ShouldBeEmpty();
        (summary.LastSequence, summary.LastHash).ShouldBe((head.Sequence, head.Hash));
        summary.HashedBytes.ShouldBe(contents.ContentBytes);
    }

    private static IEnumerable<string> Texts(VerifySummary summary) => summary.Findings.Select(finding => $"{finding.Kind} {finding}");
}
