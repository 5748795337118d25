using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Runs;

/// <summary>The steps of runs: every move from every status, and what a later attempt finds.</summary>
public sealed class RunStepSpecs(Backend backend) : RunStoreSpecs(backend)
{
    private static readonly Dictionary<string, (StepStatus To, Func<IRunWriter, RunAttempt, StepId, Task> Move)> Moves = new()
    {
        ["begin"] = (StepStatus.Running, (runs, attempt, id) => runs.BeginStepAsync(attempt, id)),
        ["suspend"] = (StepStatus.Suspended, (runs, attempt, id) => runs.SuspendStepAsync(attempt, id)),
        ["succeed"] = (StepStatus.Succeeded, (runs, attempt, id) => runs.SucceedStepAsync(attempt, id)),
        ["fail"] = (StepStatus.Failed, (runs, attempt, id) => runs.FailStepAsync(attempt, id)),
        ["cancel"] = (StepStatus.Cancelled, (runs, attempt, id) => runs.CancelStepAsync(attempt, id)),
        ["skip"] = (StepStatus.Skipped, (runs, attempt, id) => runs.SkipStepAsync(attempt, id)),
    };

    private static readonly HashSet<(StepStatus From, string Move)> Legal =
    [
        (StepStatus.Pending, "begin"), (StepStatus.Pending, "skip"), (StepStatus.Pending, "cancel"),
        (StepStatus.Running, "suspend"), (StepStatus.Running, "succeed"), (StepStatus.Running, "fail"), (StepStatus.Running, "cancel"),
        (StepStatus.Suspended, "begin"), (StepStatus.Suspended, "cancel"),
        (StepStatus.Failed, "begin"), (StepStatus.Cancelled, "begin"),
    ];

    private static IEnumerable<TestCaseData> Table() =>
        from status in Enum.GetValues<StepStatus>()
        from move in Moves.Keys
        select new TestCaseData(status, move).SetArgDisplayNames($"{status}, {move}");

    [TestCaseSource(nameof(Table)), Property("Rule", "O2")]
    public async Task A_move_is_made_or_refused_by_the_status(StepStatus from, string move)
    {
        var run = await RunningAsync();
        var step = await InStatusAsync(run, from);
        Time.Advance(TimeSpan.FromSeconds(1));
        var (to, verb) = Moves[move];
        if (Legal.Contains((from, move)))
        {
            var committed = await Repository.WriteAsync((t, _) => verb(t.Runs, AttemptOf(run), step.Id));

            var after = (await Repository.Runs.FindStepAsync(step.Id)).ShouldNotBeNull();
            (after.Status, after.Version, after.Attempt).ShouldBe((to, step.Version + 1, 1));
            var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
            (record.EntityKind, record.EntityId, record.Kind, record.EntityVersion, record.Time)
                .ShouldBe((EntityKind.Step, step.Id, ChangeKind.Moved, after.Version, Time.Kept));
            StepDescription.Instance.FromState(record.State!).ShouldBe(after);
            return;
        }

        var error = await FailsWritingNothingAsync<InvalidTransitionException>(() => Repository.WriteAsync((t, _) => verb(t.Runs, AttemptOf(run), step.Id)));
        (error.Kind, error.EntityId, error.From, error.To).ShouldBe((EntityKind.Step, step.Id, $"{from}", $"{to}"));
    }

    [Test, Property("Rule", "O2")]
    public async Task Steps_are_numbered_and_keep_parameters_results_and_times()
    {
        var run = await RunningAsync();
        var committed = await Repository.AddStepAsync(
            AttemptOf(run), new StepDraft { Name = " first ", Parameters = Draft.Meta("""{"b":1.0}""") });
        var first = committed.Value;
        var second = (await Repository.AddStepAsync(AttemptOf(run), new StepDraft { Name = " first " })).Value;

        first.ShouldBe(new WorkflowStep
        {
            Id = first.Id,
            RunId = run.Id,
            Ordinal = 1,
            Name = " first ",
            Status = StepStatus.Pending,
            Attempt = 1,
            Parameters = Draft.Meta("""{"b":1.0}"""),
            Version = 1,
        });
        (await RecordsOfAsync(committed)).ShouldHaveSingleItem().Kind.ShouldBe(ChangeKind.Created);
        (await Repository.Runs.StepsAsync(run.Id)).ShouldBe([first, second]);
        second.Ordinal.ShouldBe(2);

        await Repository.BeginStepAsync(AttemptOf(run), first.Id);
        var started = Time.Kept;
        Time.Advance(TimeSpan.FromSeconds(1));
        var result = KeptJson.Parse("""[1e400,{"z":1.0,"a":"\u0000"}]""");
        var done = (await Repository.SucceedStepAsync(AttemptOf(run), first.Id, result)).Value;
        (done.Result, done.StartedAt, done.FinishedAt).ShouldBe((result, started, Time.Kept));
        (await Repository.Runs.FindStepAsync(first.Id)).ShouldBe(done);
        (await ReadAsync(run.Id)).Version.ShouldBe(run.Version);
    }

    [Test, Property("Rule", "O2")]
    public async Task A_result_of_1_MiB_is_kept()
    {
        var run = await RunningAsync();
        var step = await InStatusAsync(run, StepStatus.Running);
        var largest = KeptJson.Parse($"\"{new string('x', (1 << 20) - 2)}\"");

        await Repository.SucceedStepAsync(AttemptOf(run), step.Id, largest);

        (await Repository.Runs.FindStepAsync(step.Id))!.Result.ShouldBe(largest);
        Should.Throw<ArgumentException>(() => KeptJson.Parse($"\"{new string('x', (1 << 20) - 1)}\"")).Message.ShouldContain("1048577 bytes");
    }

    [Test, Property("Rule", "O2")]
    public async Task A_later_attempt_finds_the_first_step_that_is_not_done()
    {
        var run = await RunningAsync();
        var (done, skipped, failed) = (
            await InStatusAsync(run, StepStatus.Succeeded), await InStatusAsync(run, StepStatus.Skipped), await InStatusAsync(run, StepStatus.Failed));
        var pending = await InStatusAsync(run, StepStatus.Pending);
        (await Repository.Runs.FindOpenStepAsync(run.Id)).ShouldBe(failed);
        await Repository.FailRunAsync(AttemptOf(run));
        var resumed = (await Repository.ResumeRunAsync(run.Id, Expected.Any)).Value;

        var again = (await Repository.BeginStepAsync(AttemptOf(resumed), failed.Id)).Value;

        (again.Status, again.Attempt, again.Diagnostics.Count, again.FinishedAt).ShouldBe((StepStatus.Running, 2, 0, null));
        (await Repository.Runs.FindOpenStepAsync(run.Id)).ShouldBe(again);
        await Repository.SucceedStepAsync(AttemptOf(resumed), failed.Id);
        (await Repository.Runs.FindOpenStepAsync(run.Id)).ShouldBe(pending);
        await Repository.SkipStepAsync(AttemptOf(resumed), pending.Id);
        (await Repository.Runs.FindOpenStepAsync(run.Id)).ShouldBeNull();
        (await Repository.Runs.StepsAsync(run.Id)).Take(2).ShouldBe([done, skipped]);
    }

    [Test, Property("Rule", "O2"), Property("Rule", "O7")]
    public async Task A_running_step_of_a_lost_attempt_is_begun_again_once_and_the_lost_worker_is_refused()
    {
        var lost = await RunningAsync();
        var step = await InStatusAsync(lost, StepStatus.Running);
        var taken = AttemptOf(await TakeOverAsync(lost));

        var begun = (await Repository.BeginStepAsync(taken, step.Id, Expected.Exactly(step.Version))).Value;

        (begun.Attempt, begun.StartedAt).ShouldBe((2, Time.Kept));
        await FailsWritingNothingAsync<InvalidTransitionException>(() => Repository.BeginStepAsync(taken, step.Id));
        await FailsWritingNothingAsync<RunAttemptEndedException>(() => Repository.AddStepAsync(AttemptOf(lost), new StepDraft { Name = "s" }));
        foreach (var (_, move) in Moves.Values)
            await FailsWritingNothingAsync<RunAttemptEndedException>(() => Repository.WriteAsync((t, _) => move(t.Runs, AttemptOf(lost), step.Id)));
    }

    [Test, Property("Rule", "O2")]
    public async Task A_step_is_worked_on_only_in_a_running_run_and_given_up_in_a_waiting_one_too()
    {
        var run = await RunningAsync();
        var (first, second, third) = (await InStatusAsync(run, StepStatus.Pending), await InStatusAsync(run, StepStatus.Pending), await InStatusAsync(run, StepStatus.Running));
        await Repository.SuspendRunAsync(AttemptOf(run));

        foreach (var name in new[] { "begin", "suspend", "succeed", "fail" })
            await FailsWritingNothingAsync<RunNotRunningException>(() => Repository.WriteAsync((t, _) => Moves[name].Move(t.Runs, AttemptOf(run), third.Id)));
        (await Repository.SkipStepAsync(AttemptOf(run), first.Id)).Value.Status.ShouldBe(StepStatus.Skipped);
        (await Repository.CancelStepAsync(AttemptOf(run), second.Id)).Value.Status.ShouldBe(StepStatus.Cancelled);
        (await Repository.AddStepAsync(AttemptOf(run), new StepDraft { Name = "more" })).Value.Ordinal.ShouldBe(4);
    }

    [Test, Property("Rule", "O2")]
    public async Task A_step_belongs_to_its_run_and_has_the_expected_version()
    {
        var (run, other) = (await RunningAsync(), await RunningAsync());
        var step = await InStatusAsync(run, StepStatus.Running);

        (await FailsWritingNothingAsync<EntityNotFoundException>(() => Repository.BeginStepAsync(AttemptOf(other), step.Id))).Kind.ShouldBe(EntityKind.Step);
        await FailsWritingNothingAsync<InvalidTransitionException>(() => Repository.BeginStepAsync(AttemptOf(run), step.Id, Expected.Exactly(7)));
        var error = await FailsWritingNothingAsync<VersionConflictException>(
            () => Repository.SucceedStepAsync(AttemptOf(run), step.Id, null, Expected.Exactly(7)));
        (error.Kind, error.ActualVersion).ShouldBe((EntityKind.Step, 2));
    }

    private async Task<WorkflowStep> InStatusAsync(OperationRun run, StepStatus status)
    {
        var attempt = AttemptOf(run);
        var step = (await Repository.AddStepAsync(attempt, new StepDraft { Name = $"{status}" })).Value;
        if (status == StepStatus.Pending)
            return step;
        if (status == StepStatus.Skipped)
            return (await Repository.SkipStepAsync(attempt, step.Id)).Value;
        step = (await Repository.BeginStepAsync(attempt, step.Id)).Value;
        var problem = new Diagnostic { Severity = DiagnosticSeverity.Error, Code = "E", Message = "m", Time = Time.Now };
        return status switch
        {
            StepStatus.Running => step,
            StepStatus.Suspended => (await Repository.SuspendStepAsync(attempt, step.Id)).Value,
            StepStatus.Succeeded => (await Repository.SucceedStepAsync(attempt, step.Id)).Value,
            StepStatus.Failed => (await Repository.FailStepAsync(attempt, step.Id, [problem])).Value,
            _ => (await Repository.CancelStepAsync(attempt, step.Id)).Value,
        };
    }
}
