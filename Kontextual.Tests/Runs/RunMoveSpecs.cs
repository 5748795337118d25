using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Runs;

/// <summary>The statuses of runs: every move from every status, as the table of docs/contract.md has it.</summary>
public sealed class RunMoveSpecs(Backend backend) : RunStoreSpecs(backend)
{
    private static readonly Dictionary<string, Func<IRunWriter, OperationRun, Task>> Moves = new()
    {
        ["begin"] = (runs, run) => runs.BeginAsync(AttemptOf(run)),
        ["suspend"] = (runs, run) => runs.SuspendAsync(AttemptOf(run)),
        ["continue"] = (runs, run) => runs.ContinueAsync(AttemptOf(run)),
        ["succeed"] = (runs, run) => runs.SucceedAsync(AttemptOf(run)),
        ["fail"] = (runs, run) => runs.FailAsync(AttemptOf(run)),
        ["cancel"] = (runs, run) => runs.CancelAsync(AttemptOf(run)),
        ["resume"] = (runs, run) => runs.ResumeAsync(run.Id, Expected.Any),
        ["take over"] = (runs, run) => runs.TakeOverAsync(run.Id, TimeSpan.Zero, Expected.Any),
    };

    // What is not listed is refused: by the status, or because the attempt has ended.
    private static readonly Dictionary<(RunStatus From, string Move), RunStatus> Legal = new()
    {
        [(RunStatus.Pending, "begin")] = RunStatus.Running,
        [(RunStatus.Pending, "cancel")] = RunStatus.Cancelled,
        [(RunStatus.Running, "suspend")] = RunStatus.Suspended,
        [(RunStatus.Running, "succeed")] = RunStatus.Succeeded,
        [(RunStatus.Running, "fail")] = RunStatus.Failed,
        [(RunStatus.Running, "cancel")] = RunStatus.Cancelled,
        [(RunStatus.Running, "take over")] = RunStatus.Running,
        [(RunStatus.Suspended, "continue")] = RunStatus.Running,
        [(RunStatus.Suspended, "cancel")] = RunStatus.Cancelled,
        [(RunStatus.Failed, "resume")] = RunStatus.Running,
        [(RunStatus.Cancelled, "resume")] = RunStatus.Running,
    };

    private static IEnumerable<TestCaseData> Table() =>
        from status in Enum.GetValues<RunStatus>()
        from move in Moves.Keys
        select new TestCaseData(status, move).SetArgDisplayNames($"{status}, {move}");

    [TestCaseSource(nameof(Table)), Property("Rule", "O1")]
    public async Task A_move_is_made_or_refused_by_the_status(RunStatus from, string move)
    {
        var run = await InStatusAsync(from);
        Time.Advance(TimeSpan.FromSeconds(1));
        if (Legal.TryGetValue((from, move), out var to))
        {
            var committed = await Repository.WriteAsync((t, _) => Moves[move](t.Runs, run));
            await ShouldBeMovedAsync(run, to, isNextAttempt: move is "resume" or "take over", committed);
            return;
        }

        var isOfAnAttempt = move is not ("resume" or "take over");
        if (isOfAnAttempt && from is RunStatus.Succeeded or RunStatus.Failed or RunStatus.Cancelled)
        {
            var ended = await FailsWritingNothingAsync<RunAttemptEndedException>(() => Repository.WriteAsync((t, _) => Moves[move](t.Runs, run)));
            (ended.RunId, ended.Attempt, ended.CurrentAttempt, ended.Status).ShouldBe((run.Id, 1, 1, from));
        }
        else
        {
            var illegal = await FailsWritingNothingAsync<InvalidTransitionException>(() => Repository.WriteAsync((t, _) => Moves[move](t.Runs, run)));
            (illegal.Kind, illegal.EntityId, illegal.From).ShouldBe((EntityKind.Run, run.Id, $"{from}"));
            Enum.GetNames<RunStatus>().ShouldContain(illegal.To);
        }
    }

    [Test, Property("Rule", "O1")]
    public async Task A_move_is_refused_for_another_version_after_the_status_and_for_a_run_that_does_not_exist()
    {
        var run = await RunningAsync();
        var attempt = AttemptOf(run);
        var none = new RunId(Guid.Parse("01890000-0000-7000-8000-000000000001"));

        var conflict = await FailsWritingNothingAsync<VersionConflictException>(() => Repository.SuspendRunAsync(attempt, Expected.Exactly(1)));
        (conflict.Kind, conflict.ExpectedVersion, conflict.ActualVersion).ShouldBe((EntityKind.Run, 1, 2));
        await FailsWritingNothingAsync<VersionConflictException>(() => Repository.SucceedRunAsync(attempt, null, Expected.Exactly(3)));
        await FailsWritingNothingAsync<InvalidTransitionException>(() => Repository.BeginRunAsync(attempt, Expected.Exactly(7)));
        await FailsWritingNothingAsync<InvalidTransitionException>(() => Repository.ResumeRunAsync(run.Id, Expected.Exactly(7)));
        await FailsWritingNothingAsync<EntityNotFoundException>(() => Repository.BeginRunAsync(new(none, 1)));
        await FailsWritingNothingAsync<EntityNotFoundException>(() => Repository.ResumeRunAsync(none, Expected.Any));
        await FailsWritingNothingAsync<EntityNotFoundException>(() => Repository.TakeOverRunAsync(none, TimeSpan.Zero, Expected.Any));
        (await Repository.SuspendRunAsync(attempt, Expected.Exactly(2))).Value.Version.ShouldBe(3);
    }

    [Test, Property("Rule", "O1")]
    public async Task Times_and_diagnostics_are_those_of_the_current_attempt()
    {
        var run = await RunningAsync();
        run.StartedAt.ShouldBe(Time.Kept);
        Time.Advance(TimeSpan.FromSeconds(1));
        var problem = new Diagnostic { Severity = DiagnosticSeverity.Error, Code = "E1", Message = "lost", Time = Time.Now };
        var failed = (await Repository.FailRunAsync(AttemptOf(run), new AttemptReport { Diagnostics = [problem] })).Value;
        (failed.StartedAt, failed.FinishedAt).ShouldBe((run.StartedAt, Time.Kept));
        failed.Diagnostics.ShouldBe([problem with { Time = Time.Kept }]);
        Time.Advance(TimeSpan.FromSeconds(1));

        var resumed = (await Repository.ResumeRunAsync(run.Id, Expected.Exactly(failed.Version))).Value;

        resumed.ShouldBe(failed with
        {
            Status = RunStatus.Running,
            Attempt = 2,
            Version = 4,
            StartedAt = Time.Kept,
            FinishedAt = null,
            Diagnostics = [],
        });
        (await ReadAsync(run.Id)).ShouldBe(resumed);
    }

    [Test, Property("Rule", "O1")]
    public async Task A_heartbeat_makes_neither_a_record_nor_a_version()
    {
        var run = await RunningAsync();
        var head = await Repository.Changes.HeadAsync();
        Time.Advance(TimeSpan.FromSeconds(1));

        var committed = await Repository.HeartbeatRunAsync(AttemptOf(run));

        committed.Value.ShouldBe(run with { HeartbeatAt = Time.Kept });
        (committed.FirstSequence, committed.Changed).ShouldBe((null, false));
        (await ReadAsync(run.Id)).ShouldBe(committed.Value);
        (await Repository.Changes.HeadAsync()).ShouldBe(head);
        (await Repository.AsOf(AsOf.AtSequence(head.Sequence)).Runs.FindAsync(run.Id)).ShouldBe(run);
    }

    [TestCase(RunStatus.Pending)]
    [TestCase(RunStatus.Suspended)]
    [Property("Rule", "O1")]
    public async Task Only_a_running_run_has_heartbeats_and_outputs(RunStatus status)
    {
        var run = await InStatusAsync(status);
        var note = await NewNoteAsync(await NewCollectionAsync());

        var error = await FailsWritingNothingAsync<RunNotRunningException>(() => Repository.HeartbeatRunAsync(AttemptOf(run)));
        (error.RunId, error.Status).ShouldBe((run.Id, status));
        await FailsWritingNothingAsync<RunNotRunningException>(
            () => Repository.RecordOutputAsync(AttemptOf(run), new OutputDraft { Path = "a", ArtifactId = note.Id }));
    }

    [Test, Property("Rule", "O1")]
    public async Task A_run_is_taken_over_only_when_its_heartbeat_is_old_enough()
    {
        var run = await RunningAsync();
        Time.Advance(TimeSpan.FromSeconds(30));
        await Repository.HeartbeatRunAsync(AttemptOf(run));
        var heartbeat = Time.Kept;
        Time.Advance(TimeSpan.FromSeconds(59));

        var error = await FailsWritingNothingAsync<RunNotStalledException>(
            () => Repository.TakeOverRunAsync(run.Id, TimeSpan.FromMinutes(1), Expected.Any));
        (error.RunId, error.LastHeartbeatAt, error.PossibleFrom).ShouldBe((run.Id, heartbeat, heartbeat.AddMinutes(1)));
        var never = await FailsWritingNothingAsync<RunNotStalledException>(
            () => Repository.TakeOverRunAsync(run.Id, TimeSpan.MaxValue, Expected.Any));
        never.PossibleFrom.ShouldBe(DateTimeOffset.MaxValue);

        Time.Advance(TimeSpan.FromSeconds(1));
        var taken = (await Repository.TakeOverRunAsync(run.Id, TimeSpan.FromMinutes(1), Expected.Exactly(2))).Value;
        (taken.Attempt, taken.HeartbeatAt, taken.StartedAt).ShouldBe((2, null, Time.Kept));
    }

    [Test, Property("Rule", "O1")]
    public async Task Continuing_counts_as_a_heartbeat()
    {
        var run = await InStatusAsync(RunStatus.Suspended);
        Time.Advance(TimeSpan.FromDays(1));

        var continued = (await Repository.ContinueRunAsync(AttemptOf(run))).Value;

        (continued.Attempt, continued.StartedAt, continued.HeartbeatAt).ShouldBe((1, run.StartedAt, Time.Kept));
        await FailsWritingNothingAsync<RunNotStalledException>(() => Repository.TakeOverRunAsync(run.Id, TimeSpan.FromSeconds(1), Expected.Any));
    }

    private async Task ShouldBeMovedAsync(OperationRun before, RunStatus to, bool isNextAttempt, Committed<bool> committed)
    {
        var after = await ReadAsync(before.Id);
        (after.Status, after.Version, after.Attempt).ShouldBe((to, before.Version + 1, before.Attempt + (isNextAttempt ? 1 : 0)));
        var records = await RecordsOfAsync(committed);
        var record = records.Where(one => one.EntityKind == EntityKind.Run).ShouldHaveSingleItem();
        (record.EntityId, record.Kind, record.EntityVersion, record.Time).ShouldBe((before.Id, ChangeKind.Moved, after.Version, Time.Kept));
        RunDescription.Instance.FromState(record.State!).ShouldBe(after with { HeartbeatAt = null });

        // The attempt that ended has its manifest, unless it never started.
        var hasEnded = to is RunStatus.Succeeded or RunStatus.Failed or RunStatus.Cancelled || (isNextAttempt && before.Status == RunStatus.Running);
        records.Count.ShouldBe(hasEnded && before.StartedAt is not null ? 2 : 1);
    }
}
