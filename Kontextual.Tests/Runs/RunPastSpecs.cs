using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Runs;

/// <summary>Runs as of a moment.</summary>
public sealed class RunPastSpecs(Backend backend) : RunStoreSpecs(backend)
{
    [Test, Property("Rule", "A9")]
    public async Task Each_sequence_shows_what_the_present_was_then()
    {
        var note = await NewNoteAsync(await NewCollectionAsync());
        var seen = new List<(long Sequence, IReadOnlyList<string> Lines)>();
        var run = await RunningAsync("build", new BundleDraft { Entries = [InputDraft.Of("in", note.Id)] });
        var attempt = AttemptOf(run);
        var step = default(WorkflowStep);
        foreach (var write in new Func<Task>[]
        {
            () => Repository.RecordOutputAsync(attempt, new OutputDraft { Path = "a", ArtifactId = note.Id }),
            async () => step = (await Repository.AddStepAsync(attempt, new StepDraft { Name = "s" })).Value,
            () => Repository.BeginStepAsync(attempt, step!.Id),
            () => Repository.SuspendRunAsync(attempt),
            () => Repository.ContinueRunAsync(attempt),
            () => Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("next")),
            () => Repository.RecordOutputAsync(attempt, new OutputDraft { Path = "a", ArtifactId = note.Id }),
            () => Repository.SucceedStepAsync(attempt, step!.Id, KeptJson.Parse("[1.0]")),
            () => Repository.FailRunAsync(attempt),
            () => Repository.ResumeRunAsync(run.Id, Expected.Any),
            () => StartAsync("other"),
        })
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await write();
            seen.Add(((await Repository.Changes.HeadAsync()).Sequence, await LinesAsync(Repository)));
        }

        foreach (var (sequence, lines) in seen)
            (await LinesAsync(Repository.AsOf(AsOf.AtSequence(sequence)))).ShouldBe(lines, $"as of {sequence}");
        (await LinesAsync(Repository.AsOf(AsOf.AtSequence(2)))).ShouldBeEmpty();
    }

    [Test, Property("Rule", "A9")]
    public async Task Listings_of_the_past_filter_by_the_status_of_then()
    {
        var first = await StartAsync();
        Time.Advance(TimeSpan.FromSeconds(1));
        var second = await StartAsync("with \"status\":\"Running\",\"version\":");
        await Repository.BeginRunAsync(AttemptOf(first));
        var then = await Repository.Changes.HeadAsync();
        await Repository.SucceedRunAsync(AttemptOf(first));
        await Repository.BeginRunAsync(AttemptOf(second));
        var past = Repository.AsOf(AsOf.AtSequence(then.Sequence));

        (await IdsAsync(past, new() { Statuses = [RunStatus.Running] })).ShouldBe([first.Id]);
        (await IdsAsync(past, new() { Statuses = [RunStatus.Pending] })).ShouldBe([second.Id]);
        (await IdsAsync(past, new() { Statuses = [RunStatus.Succeeded] })).ShouldBeEmpty();
        (await IdsAsync(past, new() { Statuses = [RunStatus.Pending, RunStatus.Running] })).ShouldBe([first.Id, second.Id]);
        (await IdsAsync(past, new() { Unfinished = true, Direction = SortDirection.Descending })).ShouldBe([second.Id, first.Id]);
        (await IdsAsync(past, new() { Operation = "build" })).ShouldBe([first.Id]);
        (await IdsAsync(Repository.AsOf(AsOf.AtSequence(1)), new())).ShouldBe([first.Id]);
        (await IdsAsync(Repository, new() { Statuses = [RunStatus.Running] })).ShouldBe([second.Id]);
        (await IdsAsync(Repository, new() { Unfinished = true })).ShouldBe([second.Id]);
        await Should.ThrowAsync<ArgumentException>(() => past.Runs.ListAsync(new() { StalledSince = Time.Now }));
    }

    [Test, Property("Rule", "A9")]
    public async Task What_was_sealed_or_made_later_is_not_in_the_past()
    {
        var before = (await Repository.Changes.HeadAsync()).Sequence;
        var run = await RunningAsync("build", new BundleDraft { Entries = [InputDraft.Outside("a", "urn:x", ContentDigest.Of("x"u8))] });
        var running = await Repository.Changes.HeadAsync();
        await Repository.SucceedRunAsync(AttemptOf(run));
        var manifest = (await Repository.Runs.FindManifestAsync(AttemptOf(run))).ShouldNotBeNull();
        var empty = Repository.AsOf(AsOf.AtSequence(before));
        var past = Repository.AsOf(AsOf.AtSequence(running.Sequence));

        (await empty.Runs.FindAsync(run.Id)).ShouldBeNull();
        (await empty.Runs.FindBundleAsync(run.InputBundleId!.Value)).ShouldBeNull();
        (await empty.Runs.BundleEntriesAsync(run.InputBundleId!.Value)).Items.ShouldBeEmpty();
        (await past.Runs.BundleEntriesAsync(run.InputBundleId!.Value)).Items.Count.ShouldBe(1);
        (await past.Runs.FindManifestAsync(AttemptOf(run))).ShouldBeNull();
        (await past.Runs.ManifestsAsync(run.Id)).ShouldBeEmpty();
        (await past.Runs.ManifestEntriesAsync(manifest.Id, ManifestEntryRole.Input)).Items.ShouldBeEmpty();
        (await Repository.AsOf(AsOf.AtTime(Time.Now)).Runs.ManifestEntriesAsync(manifest.Id, ManifestEntryRole.Input)).Items.Count.ShouldBe(1);
    }

    private static async Task<IReadOnlyList<RunId>> IdsAsync(IKnowledgeReaders readers, RunQuery query)
    {
        var first = await readers.Runs.ListAsync(query, new PageRequest { Size = 1 });
        var rest = first.NextCursor is null ? [] : (await readers.Runs.ListAsync(query, new PageRequest { Cursor = first.NextCursor })).Items;
        return [.. first.Items.Concat(rest).Select(run => run.Id)];
    }

    // Heartbeats are not recorded.
    private static async Task<IReadOnlyList<string>> LinesAsync(IKnowledgeReaders readers)
    {
        var lines = new List<string>();
        await foreach (var run in readers.Runs.StreamAsync(new RunQuery()))
        {
            (await readers.Runs.FindAsync(run.Id)).ShouldBe(run);
            lines.Add(StoreDump.Line(run with { HeartbeatAt = null }));
            lines.AddRange((await readers.Runs.StepsAsync(run.Id)).Select(StoreDump.Line));
            lines.Add($"open: {(await readers.Runs.FindOpenStepAsync(run.Id))?.Id}");
            lines.AddRange((await readers.Runs.StreamOutputsAsync(run.Id).ToListAsync()).Select(StoreDump.Line));
            lines.AddRange((await readers.Runs.ManifestsAsync(run.Id)).Select(StoreDump.Line));
        }

        return lines;
    }
}
