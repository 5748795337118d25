using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Runs;

/// <summary>The sealed manifests of attempts. Their digests are computed again from docs/formats.md alone.</summary>
public sealed class RunManifestSpecs(Backend backend) : RunStoreSpecs(backend)
{
    private static readonly Diagnostic Problem = new()
    {
        Severity = DiagnosticSeverity.Warning,
        Code = "W1",
        Message = "a \"b\"\né",
        Step = "first",
        Time = new DateTimeOffset(2026, 11, 22, 11, 0, 0, TimeSpan.FromHours(1)),
    };

    [Test, Property("Rule", "O4")]
    public async Task Ending_an_attempt_seals_its_inputs_outputs_report_and_times()
    {
        var (run, note) = await WorkedAsync();
        Time.Advance(TimeSpan.FromSeconds(5));
        var report = new AttemptReport { Tool = Draft.Meta("""{"n":1.0}"""), Environment = Draft.Meta("""{"os":"x"}"""), Diagnostics = [Problem] };

        var committed = await Repository.SucceedRunAsync(AttemptOf(run), report);

        var manifest = (await Repository.Runs.FindManifestAsync(AttemptOf(run))).ShouldNotBeNull();
        (manifest.RunId, manifest.Attempt, manifest.Outcome).ShouldBe((run.Id, 1, AttemptOutcome.Succeeded));
        (manifest.StartedAt, manifest.FinishedAt).ShouldBe((run.StartedAt!.Value, Time.Kept));
        (manifest.Tool.Text, manifest.Environment.Text).ShouldBe(("""{"n":1.0}""", """{"os":"x"}"""));
        manifest.Diagnostics.ShouldBe([Problem with { Time = Problem.Time.ToUniversalTime() }]);
        var entries = await EntriesAsync(manifest.Id);
        entries.Select(e => (e.Role, e.Path, e.ArtifactId, e.Revision, e.Uri)).ShouldBe(
        [
            (ManifestEntryRole.Input, "in", note.Id, 1, null), (ManifestEntryRole.Input, "web", null, null, "urn:x"),
            (ManifestEntryRole.Output, "out", note.Id, 2, null),
        ]);
        manifest.EntryCount.ShouldBe(3);
        manifest.Digest.ShouldBe(OwnForms.ManifestDigest(manifest, """{"n":1}""", """{"os":"x"}""", entries));
        (await RecordsOfAsync(committed)).Select(r => (r.EntityKind, r.Kind, r.NewDigest))
            .ShouldBe([(EntityKind.Manifest, ChangeKind.Created, manifest.Digest), (EntityKind.Run, ChangeKind.Moved, null)]);
    }

    [Test, Property("Rule", "O4")]
    public async Task Each_attempt_has_its_manifest_and_a_lost_one_is_abandoned()
    {
        var (run, _) = await WorkedAsync();
        await Repository.FailRunAsync(AttemptOf(run), new AttemptReport { Diagnostics = [Problem] });
        Time.Advance(TimeSpan.FromSeconds(1));
        var second = (await Repository.ResumeRunAsync(run.Id, Expected.Any)).Value;
        var third = await TakeOverAsync(second);
        await Repository.CancelRunAsync(AttemptOf(third));

        var manifests = await Repository.Runs.ManifestsAsync(run.Id);

        manifests.Select(m => (m.Attempt, m.Outcome, m.StartedAt, m.EntryCount)).ShouldBe(
        [
            (1, AttemptOutcome.Failed, run.StartedAt!.Value, 3), (2, AttemptOutcome.Abandoned, second.StartedAt!.Value, 3),
            (3, AttemptOutcome.Cancelled, third.StartedAt!.Value, 3),
        ]);
        manifests[1].FinishedAt.ShouldBe(third.StartedAt!.Value);
        foreach (var manifest in manifests)
            manifest.Digest.ShouldBe(OwnForms.ManifestDigest(manifest, "{}", "{}", await EntriesAsync(manifest.Id)));
        manifests.Select(m => m.Digest).ShouldBeUnique();
    }

    [Test, Property("Rule", "O4")]
    public async Task An_attempt_that_was_cancelled_before_it_started_has_no_manifest()
    {
        var run = await StartAsync();
        var cancelled = (await Repository.CancelRunAsync(AttemptOf(run), new AttemptReport { Diagnostics = [Problem] })).Value;

        (cancelled.StartedAt, cancelled.Diagnostics.Count).ShouldBe((null, 1));
        (await Repository.Runs.ManifestsAsync(run.Id)).ShouldBeEmpty();
        (await Repository.Runs.FindManifestAsync(AttemptOf(run))).ShouldBeNull();
        var resumed = (await Repository.ResumeRunAsync(run.Id, Expected.Any)).Value;
        await Repository.SucceedRunAsync(AttemptOf(resumed));
        (await Repository.Runs.ManifestsAsync(run.Id)).ShouldHaveSingleItem().Attempt.ShouldBe(2);
    }

    [Test, Property("Rule", "O4")]
    public async Task A_manifest_of_many_outputs_has_all_of_them_in_order()
    {
        var run = await RunningAsync();
        var note = await NewNoteAsync(await NewCollectionAsync());
        for (var batch = 0; batch < 3; batch++)
        {
            var start = batch * 850;
            await Repository.RecordOutputsAsync(
                AttemptOf(run), [.. Enumerable.Range(start, 850).Select(i => new OutputDraft { Path = $"{i % 7}/{i}", ArtifactId = note.Id })]);
        }

        await Repository.SucceedRunAsync(AttemptOf(run));

        var manifest = (await Repository.Runs.ManifestsAsync(run.Id)).ShouldHaveSingleItem();
        manifest.EntryCount.ShouldBe(2_550);
        var entries = await EntriesAsync(manifest.Id);
        entries.Select(entry => entry.Path).ShouldBe((await OutputsAsync(run.Id)).Select(output => output.Path));
        manifest.Digest.ShouldBe(OwnForms.ManifestDigest(manifest, "{}", "{}", entries));
    }

    [Test, Property("Rule", "O4"), Property("Rule", "T1")]
    public async Task A_manifest_is_sealed_with_the_move_or_not_at_all()
    {
        var (run, _) = await WorkedAsync();

        await FailsWritingNothingAsync<DivideByZeroException>(() => Repository.WriteAsync(async (t, token) =>
        {
            await t.Runs.SucceedAsync(AttemptOf(run), cancellationToken: token);
            throw new DivideByZeroException();
        }));

        (await ReadAsync(run.Id)).Status.ShouldBe(RunStatus.Running);
    }

    private async Task<(OperationRun Run, Artifact Note)> WorkedAsync()
    {
        var note = await NewNoteAsync(await NewCollectionAsync(), "a", "first");
        var inputs = new BundleDraft { Entries = [InputDraft.Of("in", note.Id), InputDraft.Outside("web", "urn:x", ContentDigest.Of("x"u8))] };
        var run = await RunningAsync("build", inputs);
        await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("second"));
        await Repository.RecordOutputAsync(AttemptOf(run), new OutputDraft { Path = "out", ArtifactId = note.Id, Revision = 1 });
        await Repository.RecordOutputAsync(AttemptOf(run), new OutputDraft { Path = "out", ArtifactId = note.Id });
        return (await ReadAsync(run.Id), note);
    }

    private async Task<List<ManifestEntry>> EntriesAsync(ManifestId manifest) =>
    [
        .. await Repository.Runs.StreamManifestEntriesAsync(manifest, ManifestEntryRole.Input).ToListAsync(),
        .. await Repository.Runs.StreamManifestEntriesAsync(manifest, ManifestEntryRole.Output).ToListAsync(),
    ];
}
