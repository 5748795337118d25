using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Verification;

/// <summary>How a verification is called: its options, its progress, and what goes on meanwhile.</summary>
public sealed class VerifyCallSpecs(Backend backend) : StoreSpecs(backend)
{
    [TestCase(0)]
    [TestCase(100_001)]
    public void Too_many_or_no_findings_are_refused(int most) =>
        Should.Throw<ArgumentException>(() => Repository.VerifyAsync(new VerifyOptions { MaxFindings = most })).ParamName.ShouldBe("options");

    [TestCase(0, 1)]
    [TestCase(2, 1)]
    [TestCase(1, 0)]
    [TestCase(1, 10_001)]
    public void Parts_beyond_their_limits_are_refused(int number, int count) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ContentPart.Of(number, count));

    [Test, Property("Rule", "P3")]
    public async Task A_cancelled_verification_ends()
    {
        await NewNoteAsync(await NewCollectionAsync());
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Repository.VerifyAsync(cancellationToken: cancelled.Token));
        (await Repository.VerifyAsync()).IsWhole.ShouldBeTrue();
    }

    [Test, Property("Rule", "P3")]
    public async Task The_progress_tells_every_stage_in_order()
    {
        await NewNoteAsync(await NewCollectionAsync());
        var progress = new Reports();

        await Repository.VerifyAsync(progress: progress);

        progress.All.Select(report => report.Stage).ShouldBeInOrder();
        progress.All.Select(report => report.Stage).Distinct().ShouldBe(Enum.GetValues<VerifyStage>());
        progress.All[^1].Total.ShouldBe(1);
        progress.All.ShouldAllBe(report => report.FindingCount == 0);
    }

    [Test, Property("Rule", "P3"), Property("Rule", "T2")]
    public async Task It_reads_one_state_and_waits_for_no_writer()
    {
        var collection = await NewCollectionAsync();
        var summary = (await Repository.WriteAsync(async (t, token) =>
        {
            await t.Artifacts.CreateAsync(Draft.Note(collection.Id, "unseen"), token);
            return await Task.Run(() => Repository.VerifyAsync(cancellationToken: token), token);
        })).Value;

        (summary.IsWhole, summary.LastSequence, summary.Contents).ShouldBe((true, 1, 0));
    }

    /// <summary>Keeps what is reported, in order. The type of .NET would report on other threads.</summary>
    private sealed class Reports : IProgress<VerifyProgress>
    {
        public List<VerifyProgress> All { get; } = [];

        public void Report(VerifyProgress value) => All.Add(value);
    }
}
