using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Adds a step to a run.</summary>
internal sealed record AddStep(Ref Run, int Shift, Word Name, Meta Parameters) : Verb<StepRow>
{
    public static Gen<AddStep> Generated { get; } =
        from name in ValueGenerators.Path
        from parameters in ValueGenerators.Meta
        from step in RunMoves.Of((run, shift, _) => new AddStep(run, shift, name, parameters))
        select step;

    protected override Done<StepRow> Plain(PlainTransaction t, Scene scene)
    {
        var attempt = PlainRuns.Checked(scene.Attempt(scene.Id<RunId>(Run), Shift));
        PlainRuns.CheckPath(t.Rules, Name.Text);
        var run = PlainRuns.Current(t, attempt);
        var row = new StepRow(
            new(t.NewId()), run.Id, PlainRuns.StepsOf(t.Now, run.Id).Count() + 1, Name.Text, StepStatus.Pending, run.Attempt, Parameters.Kept, null, 1,
            null, null, Notices.None.Text, IsPurged: false);
        t.Keep(row, Outcome.Created, row.State());
        return new(row, Outcome.Created);
    }

    protected override async Task<Done<StepRow>> StoreAsync(IKnowledgeTransaction t, Scene scene) => new(
        StepRow.Of(await t.Runs.AddStepAsync(
            scene.Attempt(scene.Id<RunId>(Run), Shift), new() { Name = Name.Text, Parameters = Parameters.Value })),
        Outcome.Created);
}

/// <summary>Moves a step.</summary>
/// <param name="Entity">The step.</param>
/// <param name="Run">The run that is named; null for that of the step.</param>
/// <param name="Shift">How far from the attempt that the clients know.</param>
/// <param name="Guess">The version of the step that is expected.</param>
internal abstract record StepVerb(Ref Entity, Ref? Run, int Shift, Guess Guess) : Verb<StepId, StepRow>(Entity, Guess)
{
    protected sealed override Done<StepRow> Plain(PlainTransaction t, Scene scene, StepId id, int? expected)
    {
        var attempt = PlainRuns.Checked(AttemptOf(scene, id));
        var run = Waits ? PlainRuns.Current(t, attempt) : PlainRuns.Running(t, attempt);
        var found = PlainSteps.Of(t, run, id);
        var moved = Move(t, found) with { Attempt = run.Attempt };
        if (!CanMove(t.Rules, found, run))
            throw new InvalidTransitionException(EntityKind.Step, id, $"{found.Status}", $"{moved.Status}");
        t.RequireVersion(found, expected);
        moved = moved with { Version = found.Version + 1 };
        t.Keep(moved, Outcome.Moved, moved.State());
        return new(moved, Outcome.Moved);
    }

    protected sealed override async Task<Done<StepRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, StepId id, Expected expected) =>
        new(StepRow.Of(await StoreAsync(t.Runs, AttemptOf(scene, id), id, expected)), Outcome.Moved);

    /// <summary>True if the run need not be running.</summary>
    protected virtual bool Waits => false;

    /// <summary>True if the step can be moved.</summary>
    protected abstract bool CanMove(PlainRules rules, StepRow found, RunRow run);

    /// <summary>The step after the move.</summary>
    protected abstract StepRow Move(PlainTransaction t, StepRow found);

    /// <summary>The call of the product.</summary>
    protected abstract Task<WorkflowStep> StoreAsync(IRunWriter runs, RunAttempt attempt, StepId id, Expected expected);

    private RunAttempt AttemptOf(Scene scene, StepId id) => scene.Attempt(
        Run is not null ? scene.Id<RunId>(Run) : scene.KnownEntities.Last<StepRow>(id)?.Run ?? scene.Id<RunId>(new Ref(0, Among.Nobody)), Shift);
}

/// <summary>Begins a step, or begins it again.</summary>
internal sealed record BeginStep(Ref Entity, Ref? Run, int Shift, Guess Guess) : StepVerb(Entity, Run, Shift, Guess)
{
    public static Gen<BeginStep> Generated { get; } = PlainSteps.Generated((step, run, shift, guess) => new BeginStep(step, run, shift, guess));

    protected override bool CanMove(PlainRules rules, StepRow found, RunRow run) => found.Status switch
    {
        StepStatus.Pending or StepStatus.Suspended or StepStatus.Failed or StepStatus.Cancelled => true,
        StepStatus.Running => rules.IsLost(found.Attempt, run.Attempt),
        _ => false,
    };

    protected override StepRow Move(PlainTransaction t, StepRow found) => found.Status == StepStatus.Suspended
        ? found with { Status = StepStatus.Running }
        : found with { Status = StepStatus.Running, StartedAt = t.Time, FinishedAt = null, Result = null, Diagnostics = Notices.None.Text };

    protected override Task<WorkflowStep> StoreAsync(IRunWriter runs, RunAttempt attempt, StepId id, Expected expected) =>
        runs.BeginStepAsync(attempt, id, expected);
}

/// <summary>Suspends a step.</summary>
internal sealed record SuspendStep(Ref Entity, Ref? Run, int Shift, Guess Guess) : StepVerb(Entity, Run, Shift, Guess)
{
    public static Gen<SuspendStep> Generated { get; } = PlainSteps.Generated((step, run, shift, guess) => new SuspendStep(step, run, shift, guess));

    protected override bool CanMove(PlainRules rules, StepRow found, RunRow run) => found.Status == StepStatus.Running;

    protected override StepRow Move(PlainTransaction t, StepRow found) => found with { Status = StepStatus.Suspended };

    protected override Task<WorkflowStep> StoreAsync(IRunWriter runs, RunAttempt attempt, StepId id, Expected expected) =>
        runs.SuspendStepAsync(attempt, id, expected);
}

/// <summary>Ends a step that has done its work.</summary>
internal sealed record SucceedStep(Ref Entity, Ref? Run, int Shift, Guess Guess, Meta? Result) : StepVerb(Entity, Run, Shift, Guess)
{
    public static Gen<SucceedStep> Generated { get; } =
        from result in ValueGenerators.Maybe(Gen.Elements<Meta>(Alphabet.Results))
        from step in PlainSteps.Generated((step, run, shift, guess) => new SucceedStep(step, run, shift, guess, result))
        select step;

    protected override bool CanMove(PlainRules rules, StepRow found, RunRow run) => found.Status == StepStatus.Running;

    protected override StepRow Move(PlainTransaction t, StepRow found) =>
        found with { Status = StepStatus.Succeeded, FinishedAt = t.Time, Result = Result?.Kept };

    protected override Task<WorkflowStep> StoreAsync(IRunWriter runs, RunAttempt attempt, StepId id, Expected expected) =>
        runs.SucceedStepAsync(attempt, id, Result is null ? null : KeptJson.Parse(Result.Given), expected);
}

/// <summary>Ends a step that has failed.</summary>
internal sealed record FailStep(Ref Entity, Ref? Run, int Shift, Guess Guess, Notices? Notices) : StepVerb(Entity, Run, Shift, Guess)
{
    public static Gen<FailStep> Generated { get; } =
        from notices in ValueGenerators.Maybe(ValueGenerators.Notices)
        from step in PlainSteps.Generated((step, run, shift, guess) => new FailStep(step, run, shift, guess, notices))
        select step;

    protected override bool CanMove(PlainRules rules, StepRow found, RunRow run) => found.Status == StepStatus.Running;

    protected override StepRow Move(PlainTransaction t, StepRow found) =>
        found with { Status = StepStatus.Failed, FinishedAt = t.Time, Diagnostics = (Notices ?? Notices.None).Text };

    protected override Task<WorkflowStep> StoreAsync(IRunWriter runs, RunAttempt attempt, StepId id, Expected expected) =>
        runs.FailStepAsync(attempt, id, Notices?.Given, expected);
}

/// <summary>Leaves a step out.</summary>
internal sealed record SkipStep(Ref Entity, Ref? Run, int Shift, Guess Guess) : StepVerb(Entity, Run, Shift, Guess)
{
    public static Gen<SkipStep> Generated { get; } = PlainSteps.Generated((step, run, shift, guess) => new SkipStep(step, run, shift, guess));

    protected override bool Waits => true;

    protected override bool CanMove(PlainRules rules, StepRow found, RunRow run) => found.Status == StepStatus.Pending;

    protected override StepRow Move(PlainTransaction t, StepRow found) => found with { Status = StepStatus.Skipped, FinishedAt = t.Time };

    protected override Task<WorkflowStep> StoreAsync(IRunWriter runs, RunAttempt attempt, StepId id, Expected expected) =>
        runs.SkipStepAsync(attempt, id, expected);
}

/// <summary>Gives a step up.</summary>
internal sealed record CancelStep(Ref Entity, Ref? Run, int Shift, Guess Guess) : StepVerb(Entity, Run, Shift, Guess)
{
    public static Gen<CancelStep> Generated { get; } = PlainSteps.Generated((step, run, shift, guess) => new CancelStep(step, run, shift, guess));

    protected override bool Waits => true;

    protected override bool CanMove(PlainRules rules, StepRow found, RunRow run) =>
        found.Status is StepStatus.Pending or StepStatus.Running or StepStatus.Suspended;

    protected override StepRow Move(PlainTransaction t, StepRow found) => found with { Status = StepStatus.Cancelled, FinishedAt = t.Time };

    protected override Task<WorkflowStep> StoreAsync(IRunWriter runs, RunAttempt attempt, StepId id, Expected expected) =>
        runs.CancelStepAsync(attempt, id, expected);
}

/// <summary>What several verbs on steps have in common.</summary>
internal static class PlainSteps
{
    public static Gen<TStep> Generated<TStep>(Func<Ref, Ref?, int, Guess, TStep> move) =>
        from step in ValueGenerators.End
        from run in ValueGenerators.Maybe(ValueGenerators.End, oneIn: 15)
        from shift in AttemptWish.Shifts
        from guess in ValueGenerators.Guess
        select move(step, run, shift, guess);

    /// <summary>A step of a run.</summary>
    public static StepRow Of(PlainTransaction t, RunRow run, StepId id) =>
        t.Now.Find<StepRow>(id) is { } found && found.Run == run.Id ? found : throw new EntityNotFoundException(EntityKind.Step, $"{id}");
}
