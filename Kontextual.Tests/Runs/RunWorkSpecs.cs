using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Runs;

/// <summary>Running work as a run with steps, which can be stopped anywhere and continued.</summary>
public sealed class RunWorkSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly RunDraft Keyed = new() { Operation = "build", IdempotencyKey = "nightly", Actor = "tests" };

    private readonly List<string> done = [];

    [SetUp]
    public void Forget() => done.Clear();

    [Test, Property("Rule", "O2")]
    public async Task Steps_run_once_and_leave_their_results()
    {
        var run = await Repository.RunAsync(Keyed, async session =>
        {
            var count = await session.StepAsync("count", step => Do(step, 41));
            await session.StepAsync("add", Draft.Meta("""{"by":1}"""), step => Do(step, count + 1));
        });

        done.ShouldBe(["count", "add"]);
        (run.Status, run.Attempt, run.Actor).ShouldBe((RunStatus.Succeeded, 1, "tests"));
        var steps = await Repository.Runs.StepsAsync(run.Id);
        steps.Select(step => (step.Name, step.Status, step.Result?.Text, step.Parameters.Text))
            .ShouldBe([("count", StepStatus.Succeeded, "41", "{}"), ("add", StepStatus.Succeeded, "42", """{"by":1}""")]);
    }

    [Test, Property("Rule", "O2")]
    public async Task A_failed_run_is_resumed_after_the_steps_that_are_done()
    {
        var error = await Should.ThrowAsync<FormatException>(() => Repository.RunAsync(Keyed, async session =>
        {
            await session.StepAsync("read", step => Do(step, "text"));
            await session.StepAsync("parse", _ => Task.FromException(new FormatException("not a number")));
        }));
        error.Message.ShouldBe("not a number");
        done.ShouldBe(["read"]);

        var run = await Repository.RunAsync(Keyed, async session =>
        {
            (await session.StepAsync("read", step => Do(step, "another text"))).ShouldBe("text");
            await session.StepAsync("parse", step => Do(step, 7));
        });

        done.ShouldBe(["read", "parse"]);
        (run.Status, run.Attempt).ShouldBe((RunStatus.Succeeded, 2));
        var manifests = await Repository.Runs.ManifestsAsync(run.Id);
        manifests.Select(manifest => (manifest.Attempt, manifest.Outcome)).ShouldBe([(1, AttemptOutcome.Failed), (2, AttemptOutcome.Succeeded)]);
        manifests[0].Diagnostics.ShouldContain(found => found.Severity == DiagnosticSeverity.Error && found.Code == "FormatException" && found.Message == "not a number");
    }

    [Test, Property("Rule", "O3")]
    public async Task A_run_that_has_succeeded_is_not_run_again()
    {
        var first = await Repository.RunAsync(Keyed, session => session.StepAsync("read", step => Do(step, 1)));
        var second = await Repository.RunAsync(Keyed, session => session.StepAsync("read", step => Do(step, 2)));

        second.ShouldBe(first);
        done.ShouldBe(["read"]);
    }

    [TestCase(CancelledRun.Suspended, RunStatus.Suspended, 1), TestCase(CancelledRun.Cancelled, RunStatus.Cancelled, 2)]
    [Property("Rule", "O1")]
    public async Task Cancelling_suspends_or_cancels_and_the_next_call_goes_on(CancelledRun onCancel, RunStatus status, int attempt)
    {
        using var cancellation = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => Repository.RunAsync(
            Keyed,
            async session =>
            {
                await session.StepAsync("read", step => Do(step, 1));
                await session.StepAsync("wait", async step =>
                {
                    await cancellation.CancelAsync();
                    step.CancellationToken.ThrowIfCancellationRequested();
                });
            },
            new() { OnCancel = onCancel },
            cancellation.Token));
        (await Repository.Runs.FindByKeyAsync("build", "nightly"))!.Status.ShouldBe(status);

        var run = await Repository.RunAsync(Keyed, async session =>
        {
            await session.StepAsync("read", step => Do(step, 2));
            await session.StepAsync("wait", step => Do(step, 3));
        });

        (run.Status, run.Attempt).ShouldBe((RunStatus.Succeeded, attempt));
        done.ShouldBe(["read", "wait"]);
    }

    [Test, Property("Rule", "O7")]
    public async Task A_worker_whose_run_was_taken_over_writes_nothing_more()
    {
        var notes = await NewCollectionAsync();
        var error = await Should.ThrowAsync<RunAttemptEndedException>(() => Repository.RunAsync(Keyed, session => session.StepAsync("write", async step =>
        {
            Time.Advance(TimeSpan.FromMinutes(2));
            await Repository.RunAsync(Keyed, other => other.StepAsync("write", found => Do(found, 1)));
            await Repository.CreateArtifactAsync(Draft.Note(notes.Id, "late"), step.Context);
        })));

        (error.Attempt, error.CurrentAttempt, error.Status).ShouldBe((1, 2, RunStatus.Succeeded));
        (await Repository.Artifacts.ListAsync(new())).Items.ShouldBeEmpty();
        var run = (await Repository.Runs.FindByKeyAsync("build", "nightly"))!;
        (await Repository.Runs.ManifestsAsync(run.Id)).Select(manifest => manifest.Outcome).ShouldBe([AttemptOutcome.Abandoned, AttemptOutcome.Succeeded]);
    }

    [Test, Property("Rule", "O1")]
    public async Task A_run_that_was_suspended_from_outside_goes_on_in_a_new_attempt_in_the_step_where_it_was()
    {
        await Should.ThrowAsync<RunNotRunningException>(() => Repository.RunAsync(Keyed, session => session.StepAsync("wait", async step =>
        {
            await Repository.SuspendRunAsync(session.Attempt);
            return await Do(step, 1);
        })));
        (await Repository.Runs.FindByKeyAsync("build", "nightly"))!.Status.ShouldBe(RunStatus.Suspended);

        var run = await Repository.RunAsync(Keyed, session => session.StepAsync("wait", step => Do(step, 2)));

        (run.Status, run.Attempt).ShouldBe((RunStatus.Succeeded, 2));
        done.ShouldBe(["wait", "wait"]);
        (await Repository.Runs.StepsAsync(run.Id)).Single().Result!.Text.ShouldBe("2");
    }

    [Test, Property("Rule", "O7")]
    public async Task A_worker_whose_suspended_step_was_taken_by_another_one_is_refused()
    {
        var error = await Should.ThrowAsync<RunAttemptEndedException>(() => Repository.RunAsync(Keyed, session => session.StepAsync("wait", async step =>
        {
            await Repository.SuspendRunAsync(session.Attempt);
            await Repository.RunAsync(Keyed, other => other.StepAsync("wait", found => Do(found, 2)));
            throw new FormatException("late");
        })));

        error.Attempt.ShouldBe(1);
        (await Repository.Runs.FindByKeyAsync("build", "nightly"))!.Status.ShouldBe(RunStatus.Succeeded);
    }

    [Test, Property("Rule", "O1")]
    public async Task The_end_of_another_run_is_an_error_like_any_other()
    {
        await Should.ThrowAsync<RunAttemptEndedException>(() => Repository.RunAsync(Keyed, session => session.StepAsync("child", async _ =>
        {
            var child = (await Repository.StartRunAsync(new() { Operation = "child" })).Value;
            await Repository.CancelRunAsync(new(child.Id, 1));
            await Repository.BeginRunAsync(new(child.Id, 1));
        })));

        var run = (await Repository.Runs.FindByKeyAsync("build", "nightly"))!;
        run.Status.ShouldBe(RunStatus.Failed);
        (await Repository.Runs.StepsAsync(run.Id)).Single().Status.ShouldBe(StepStatus.Failed);
    }

    [Test, Property("Rule", "O2")]
    public async Task Of_steps_with_one_name_the_first_that_is_not_done_is_run()
    {
        var started = (await Repository.StartRunAsync(Keyed)).Value;
        var attempt = new RunAttempt(started.Id, 1);
        await Repository.AddStepAsync(attempt, new() { Name = "x" });
        await Repository.AddStepAsync(attempt, new() { Name = "x" });

        var run = await Repository.RunAsync(Keyed, session => session.StepAsync("x", step => Do(step, 1)));

        run.Status.ShouldBe(RunStatus.Succeeded);
        (await Repository.Runs.StepsAsync(run.Id)).Select(step => step.Status).ShouldBe([StepStatus.Succeeded, StepStatus.Pending]);
    }

    [Test, Property("Rule", "O1")]
    public async Task A_run_with_a_recent_heartbeat_is_left_to_its_worker() =>
        await Repository.RunAsync(Keyed, async _ =>
        {
            Time.Advance(TimeSpan.FromSeconds(59));
            await Should.ThrowAsync<RunNotStalledException>(() => Repository.RunAsync(Keyed, _ => Task.CompletedTask));
        });

    [Test, Property("Rule", "O6")]
    public async Task An_earlier_run_with_equal_inputs_is_used_if_its_outputs_are_unchanged()
    {
        var notes = await NewCollectionAsync();
        var input = await NewNoteAsync(notes, "in");
        var draft = new RunDraft { Operation = "copy", Inputs = new() { Entries = [InputDraft.Of("in", input.Id)] } };
        var options = new RunOptions { Cache = CachedOutputs.AtHead };
        Task CopyAsync(RunSession session) => session.StepAsync("copy", async step =>
        {
            done.Add(step.Step.Name);
            var copy = (await step.Repository.PutArtifactAsync(Draft.Note(notes.Id, "out", "A copy."), Expected.Any, step.Context)).Value;
            await step.RecordOutputAsync("out", copy.Id);
        });

        var first = await Repository.RunAsync(draft, CopyAsync, options);
        var head = await Repository.Changes.HeadAsync();
        (await Repository.RunAsync(draft, CopyAsync, options)).ShouldBe(first);
        (await Repository.Changes.HeadAsync()).ShouldBe(head);
        await Repository.DeleteArtifactAsync((await Repository.Artifacts.FindByNameAsync(notes.Id, "out"))!.Id, Expected.Any);

        (await Repository.RunAsync(draft, CopyAsync, options)).Id.ShouldNotBe(first.Id);
        done.Count.ShouldBe(2);
    }

    [Test]
    public async Task A_name_of_a_step_is_used_once()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(() => Repository.RunAsync(Keyed, async session =>
        {
            await session.StepAsync("a", step => Do(step, 1));
            await session.StepAsync("a", step => Do(step, 2));
        }));

        error.Message.ShouldContain("'a'");
        (await Repository.Runs.FindByKeyAsync("build", "nightly"))!.Status.ShouldBe(RunStatus.Failed);
    }

    [Test]
    public async Task Options_that_are_not_valid_are_refused_before_the_run_starts()
    {
        RunOptions[] refused =
        [
            new() { HeartbeatInterval = TimeSpan.Zero }, new() { HeartbeatInterval = TimeSpan.FromDays(2) }, new() { TakeOverAfter = TimeSpan.FromTicks(-1) }, new() { OnCancel = (CancelledRun)2 },
            new() { Cache = (CachedOutputs)2 }, new() { Tool = null! }, new() { Environment = null! }, new() { Json = null! }, new() { TimeProvider = null! },
        ];
        foreach (var options in refused)
            (await Should.ThrowAsync<ArgumentException>(() => Repository.RunAsync(Keyed, _ => Task.CompletedTask, options))).ParamName.ShouldBe("options");
        (await Repository.Changes.HeadAsync()).Sequence.ShouldBe(0);
    }

    private Task<T> Do<T>(RunStep step, T result)
    {
        done.Add(step.Step.Name);
        return Task.FromResult(result);
    }
}
