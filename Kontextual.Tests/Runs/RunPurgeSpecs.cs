using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Runs;

/// <summary>Purging runs. That no byte stays in the files is a matter of CompactTests.</summary>
public sealed class RunPurgeSpecs(Backend backend) : RunStoreSpecs(backend)
{
    [Test, Property("Rule", "A7")]
    public async Task Purging_blanks_the_run_and_all_that_belongs_to_it_and_keeps_ids_numbers_and_digests()
    {
        var (run, other) = (await SecretAsync(), await SecretAsync("k2"));
        var (outputs, steps, manifests, bundle) = (await OutputsAsync(run.Id), await Repository.Runs.StepsAsync(run.Id), await Repository.Runs.ManifestsAsync(run.Id), run.InputBundleId!.Value);
        var kept = await Repository.Runs.GetBundleAsync(bundle);
        var others = await DumpOfAsync(other);

        var committed = await Repository.PurgeRunAsync(run.Id, Expected.Exactly(run.Version));

        (committed.Value, committed.Outcome).ShouldBe(
            (run with { Operation = "", IdempotencyKey = null, Diagnostics = [], IsPurged = true }, WriteOutcome.Purged));
        (await ReadAsync(run.Id)).ShouldBe(committed.Value);
        (await Repository.Runs.StepsAsync(run.Id)).ShouldBe(
            [.. steps.Select(step => step with { Name = "", Parameters = Metadata.Empty, Result = null, Diagnostics = [], IsPurged = true })]);
        (await Repository.Runs.ManifestsAsync(run.Id)).ShouldBe(
            [.. manifests.Select(m => m with { Tool = Metadata.Empty, Environment = Metadata.Empty, Diagnostics = [], IsPurged = true })]);
        (await Repository.Runs.GetBundleAsync(bundle)).ShouldBe(kept with { Parameters = Metadata.Empty, IsPurged = true });
        (await OutputsAsync(run.Id)).Select(o => (o.Path, o.ArtifactId, o.Revision, o.Digest)).ShouldBe(
            outputs.Select((o, i) => ($"\U0010FFFF{i + 2:D9}", o.ArtifactId, o.Revision, o.Digest)));
        (await Repository.Runs.StreamBundleEntriesAsync(bundle).ToListAsync()).Select(e => (e.Path, e.Uri, e.Revision))
            .ShouldBe([("\U0010FFFF000000001", null, 1), ("\U0010FFFF000000002", "", null)]);
        (await DumpOfAsync(other)).ShouldBe(others);
    }

    [Test, Property("Rule", "A7")]
    public async Task Each_purged_entity_has_its_record_and_the_earlier_ones_are_blank()
    {
        var run = await SecretAsync();
        var before = await Repository.Changes.HeadAsync();

        await Repository.PurgeRunAsync(run.Id, Expected.Any);

        var records = await StoreDump.ChangesAsync(Repository.Changes);
        records.Where(r => r.Sequence > before.Sequence).Select(r => (r.EntityKind, r.Kind, r.State)).ShouldBe(
        [
            (EntityKind.Step, ChangeKind.Purged, null), (EntityKind.Manifest, ChangeKind.Purged, null), (EntityKind.Bundle, ChangeKind.Purged, null),
            (EntityKind.Run, ChangeKind.Purged, null),
        ]);
        foreach (var record in records.Where(r => r.Sequence <= before.Sequence && r.EntityKind is not (EntityKind.Collection or EntityKind.Artifact)))
            (record.State, record.Reason, record.Salt).ShouldBe((null, null, null));
        (await Repository.PurgeRunAsync(run.Id, Expected.Any)).Outcome.ShouldBe(WriteOutcome.Unchanged);
    }

    [Test, Property("Rule", "A7")]
    public async Task A_purged_run_leaves_listings_cannot_be_resumed_and_frees_its_key()
    {
        var run = await SecretAsync();
        var then = await Repository.Changes.HeadAsync();
        await Repository.PurgeRunAsync(run.Id, Expected.Any);

        (await Repository.Runs.ListAsync(new RunQuery())).Items.ShouldBeEmpty();
        (await Repository.Runs.ListAsync(new RunQuery { IncludePurged = true, Statuses = [RunStatus.Failed] })).Items.ShouldHaveSingleItem().Id.ShouldBe(run.Id);
        var past = Repository.AsOf(AsOf.AtSequence(then.Sequence));
        (await past.Runs.ListAsync(new RunQuery())).Items.ShouldBeEmpty();
        var blank = (await past.Runs.ListAsync(new RunQuery { IncludePurged = true })).Items.ShouldHaveSingleItem();
        (blank.Operation, blank.Version, blank.Status, blank.IsPurged).ShouldBe(("", run.Version, RunStatus.Failed, true));
        (await past.Runs.FindAsync(run.Id)).ShouldBe(blank);
        (await Repository.Runs.FindByKeyAsync("secret op", "secret key")).ShouldBeNull();
        await FailsWritingNothingAsync<EntityNotFoundException>(() => Repository.ResumeRunAsync(run.Id, Expected.Any));
        (await StartAsync("secret op", "secret key")).Id.ShouldNotBe(run.Id);
    }

    [Test, Property("Rule", "O1"), Property("Rule", "A7")]
    public async Task The_past_of_a_purged_run_has_no_heartbeat()
    {
        var attempt = new RunAttempt((await StartAsync("build")).Id, 1);
        await Repository.BeginRunAsync(attempt);
        await Repository.HeartbeatRunAsync(attempt);
        await Repository.FailRunAsync(attempt);
        var past = Repository.AsOf(AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence));
        await Repository.PurgeRunAsync(attempt.RunId, Expected.Any);

        (await ReadAsync(attempt.RunId)).HeartbeatAt.ShouldNotBeNull();
        (await past.Runs.GetAsync(attempt.RunId)).HeartbeatAt.ShouldBeNull();
        (await past.Runs.ListAsync(new RunQuery { IncludePurged = true })).Items.ShouldHaveSingleItem().HeartbeatAt.ShouldBeNull();
    }

    [TestCase(RunStatus.Pending)]
    [TestCase(RunStatus.Running)]
    [TestCase(RunStatus.Suspended)]
    [Property("Rule", "A7")]
    public async Task Only_a_run_that_exists_has_ended_and_has_the_expected_version_can_be_purged_in_that_order(RunStatus status)
    {
        var run = await InStatusAsync(status);

        await FailsWritingNothingAsync<EntityNotFoundException>(
            () => Repository.PurgeRunAsync(new(Guid.Parse("01890000-0000-7000-8000-000000000001")), Expected.Any));
        var error = await FailsWritingNothingAsync<RunNotEndedException>(() => Repository.PurgeRunAsync(run.Id, Expected.Exactly(9)));
        (error.RunId, error.Status).ShouldBe((run.Id, status));
        var ended = (await Repository.CancelRunAsync(AttemptOf(run))).Value;
        await FailsWritingNothingAsync<VersionConflictException>(() => Repository.PurgeRunAsync(run.Id, Expected.Exactly(9)));
        (await Repository.PurgeRunAsync(run.Id, Expected.Exactly(ended.Version))).Outcome.ShouldBe(WriteOutcome.Purged);
    }

    private async Task<IReadOnlyList<string>> DumpOfAsync(OperationRun run) =>
    [
        StoreDump.Line(await ReadAsync(run.Id)), .. (await Repository.Runs.StepsAsync(run.Id)).Select(StoreDump.Line),
        .. (await OutputsAsync(run.Id)).Select(StoreDump.Line), .. (await Repository.Runs.ManifestsAsync(run.Id)).Select(StoreDump.Line),
        .. (await Repository.Runs.StreamBundleEntriesAsync(run.InputBundleId!.Value).ToListAsync()).Select(StoreDump.Line),
    ];

    private async Task<OperationRun> SecretAsync(string key = "secret key")
    {
        var notes = (await Repository.Collections.FindByNameAsync("notes")) ?? await NewCollectionAsync();
        var note = await NewNoteAsync(notes, key, "a content that stays");
        await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("its next content"));
        return await SecretRuns.MakeAsync(Repository, note.Id, key, "secret");
    }
}
