using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Runs;

/// <summary>An attempt that has ended or was taken over can write nothing more.</summary>
public sealed class RunFencingSpecs(Backend backend) : RunStoreSpecs(backend)
{
    [Test, Property("Rule", "O7")]
    public async Task A_worker_that_was_taken_over_and_comes_back_is_refused_before_its_body_runs()
    {
        var lost = await RunningAsync();
        var taken = await TakeOverAsync(lost);
        var ran = false;

        var error = await FailsWritingNothingAsync<RunAttemptEndedException>(
            () => Repository.WriteAsync((_, _) => Task.FromResult(ran = true), new WriteContext { Attempt = AttemptOf(lost) }));

        (error.RunId, error.Attempt, error.CurrentAttempt, error.Status).ShouldBe((lost.Id, 1, 2, RunStatus.Running));
        ran.ShouldBeFalse();
        (await Repository.WriteAsync((_, _) => Task.FromResult(true), new WriteContext { Attempt = AttemptOf(taken) })).Value.ShouldBeTrue();
    }

    [TestCase(RunStatus.Succeeded)]
    [TestCase(RunStatus.Failed)]
    [TestCase(RunStatus.Cancelled)]
    [Property("Rule", "O7")]
    public async Task An_attempt_that_has_ended_is_refused(RunStatus status)
    {
        var run = await InStatusAsync(status);

        await FailsWritingNothingAsync<RunAttemptEndedException>(() => NewInAsync(AttemptOf(run)));
    }

    [TestCase(RunStatus.Pending)]
    [TestCase(RunStatus.Running)]
    [TestCase(RunStatus.Suspended)]
    [Property("Rule", "O7")]
    public async Task An_attempt_that_has_not_ended_may_write(RunStatus status)
    {
        var run = await InStatusAsync(status);

        (await NewInAsync(AttemptOf(run))).Changed.ShouldBeTrue();
    }

    [Test, Property("Rule", "O7")]
    public async Task An_attempt_that_does_not_exist_yet_is_refused()
    {
        var run = await RunningAsync();

        (await FailsWritingNothingAsync<RunAttemptEndedException>(() => NewInAsync(new(run.Id, 2)))).CurrentAttempt.ShouldBe(1);
    }

    [Test, Property("Rule", "O7")]
    public async Task Every_verb_that_names_a_lost_attempt_is_refused()
    {
        var note = await NewNoteAsync(await NewCollectionAsync());
        var lost = AttemptOf(await RunningAsync());
        await TakeOverAsync(await ReadAsync(lost.RunId));
        var output = new OutputDraft { Path = "a", ArtifactId = note.Id };

        foreach (var verb in new Func<IRunWriter, Task>[]
        {
            r => r.BeginAsync(lost), r => r.SuspendAsync(lost), r => r.ContinueAsync(lost), r => r.SucceedAsync(lost), r => r.FailAsync(lost),
            r => r.CancelAsync(lost), r => r.HeartbeatAsync(lost), r => r.RecordOutputAsync(lost, output), r => r.RecordOutputsAsync(lost, [output]),
        })
        {
            await FailsWritingNothingAsync<RunAttemptEndedException>(() => Repository.WriteAsync((t, _) => verb(t.Runs)));
        }
    }

    // The two writes wait together, so that on SQLite they share one commit.
    [Test, Property("Rule", "O7")]
    public async Task A_write_that_waited_behind_the_take_over_is_refused_too()
    {
        var lost = await RunningAsync();
        var notes = await NewCollectionAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        await using var held = await HeldWrite.StartAsync(Repository);
        var taking = Repository.TakeOverRunAsync(lost.Id, TimeSpan.FromMinutes(1), Expected.Any);
        var late = Repository.CreateArtifactAsync(Draft.Note(notes.Id, "late"), new WriteContext { Attempt = AttemptOf(lost) });
        var free = Repository.CreateArtifactAsync(Draft.Note(notes.Id, "free"));

        await held.CommitAsync();

        (await taking.Soon()).Value.Attempt.ShouldBe(2);
        await Should.ThrowAsync<RunAttemptEndedException>(() => late.Soon());
        (await free.Soon()).Changed.ShouldBeTrue();
        (await Repository.Artifacts.FindByNameAsync(notes.Id, "late")).ShouldBeNull();
    }

    [Test, Property("Rule", "O7"), Property("Rule", "C1")]
    public async Task Records_name_the_run_and_the_attempt_and_new_revisions_their_run()
    {
        var run = await TakeOverAsync(await RunningAsync());
        var other = await RunningAsync();
        var notes = await NewCollectionAsync();
        var context = new WriteContext { Attempt = AttemptOf(run) };

        var created = await Repository.CreateArtifactAsync(Draft.Note(notes.Id, "a"), context);
        var revised = await Repository.ReviseArtifactAsync(created.Value.Id, Expected.Any, Draft.Text("b"), context);
        await Repository.ReviseArtifactAsync(created.Value.Id, Expected.Any, Draft.Text("c") with { ProducingRunId = other.Id }, context);
        await Repository.ReviseArtifactAsync(created.Value.Id, Expected.Any, Draft.Text("d"));

        foreach (var record in (await RecordsOfAsync(created)).Concat(await RecordsOfAsync(revised)))
            (record.RunId, record.Attempt).ShouldBe((run.Id, 2));
        (await HistoryAsync(created.Value.Id)).Select(revision => revision.ProducingRunId).ShouldBe([run.Id, run.Id, other.Id, null]);
    }

    [Test, Property("Rule", "O7")]
    public async Task The_run_of_an_attempt_must_exist()
    {
        var none = new RunId(Guid.Parse("01890000-0000-7000-8000-000000000000"));

        var error = await FailsWritingNothingAsync<EntityNotFoundException>(() => NewInAsync(new(none, 1)));

        (error.Kind, error.Key).ShouldBe((EntityKind.Run, none.ToString()));
    }

    private Task<Committed<Collection>> NewInAsync(RunAttempt attempt) =>
        Repository.CreateCollectionAsync(Draft.Collection("of the attempt"), new WriteContext { Attempt = attempt });
}
