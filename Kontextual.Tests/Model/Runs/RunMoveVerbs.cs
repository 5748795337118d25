using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Begins a pending run.</summary>
internal sealed record BeginRun(Ref Run, int Shift, Guess Guess) : AttemptVerb(Run, Shift, Guess)
{
    public static Gen<BeginRun> Generated { get; } = RunMoves.Of((run, shift, guess) => new BeginRun(run, shift, guess));

    protected override Done<RunRow> Plain(PlainTransaction t, Scene scene, RunAttempt attempt, int? expected) =>
        RunMoves.Move(t, attempt, expected, RunStatus.Pending, run => run with { Status = RunStatus.Running, StartedAt = t.Time });

    protected override async Task<Done<RunRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, RunAttempt attempt, Expected expected) =>
        Moved(await t.Runs.BeginAsync(attempt, expected));
}

/// <summary>Suspends a running run.</summary>
internal sealed record SuspendRun(Ref Run, int Shift, Guess Guess) : AttemptVerb(Run, Shift, Guess)
{
    public static Gen<SuspendRun> Generated { get; } = RunMoves.Of((run, shift, guess) => new SuspendRun(run, shift, guess));

    protected override Done<RunRow> Plain(PlainTransaction t, Scene scene, RunAttempt attempt, int? expected) =>
        RunMoves.Move(t, attempt, expected, RunStatus.Running, run => run with { Status = RunStatus.Suspended });

    protected override async Task<Done<RunRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, RunAttempt attempt, Expected expected) =>
        Moved(await t.Runs.SuspendAsync(attempt, expected));
}

/// <summary>Continues a suspended run.</summary>
internal sealed record ContinueRun(Ref Run, int Shift, Guess Guess) : AttemptVerb(Run, Shift, Guess)
{
    public static Gen<ContinueRun> Generated { get; } = RunMoves.Of((run, shift, guess) => new ContinueRun(run, shift, guess));

    protected override Done<RunRow> Plain(PlainTransaction t, Scene scene, RunAttempt attempt, int? expected) =>
        RunMoves.Move(t, attempt, expected, RunStatus.Suspended, run => run with { Status = RunStatus.Running, HeartbeatAt = t.Time });

    protected override async Task<Done<RunRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, RunAttempt attempt, Expected expected) =>
        Moved(await t.Runs.ContinueAsync(attempt, expected));
}

/// <summary>Says that the worker of a run is alive.</summary>
internal sealed record HeartbeatRun(Ref Run, int Shift, Guess Guess) : AttemptVerb(Run, Shift, Guess)
{
    private const string Alive = "Alive";

    public static Gen<HeartbeatRun> Generated { get; } = RunMoves.Of((run, shift, _) => new HeartbeatRun(run, shift, Guess.Any));

    protected override Done<RunRow> Plain(PlainTransaction t, Scene scene, RunAttempt attempt, int? expected)
    {
        var alive = PlainRuns.Running(t, attempt) with { HeartbeatAt = t.Time };
        t.Touch(alive);
        return new(alive, Alive);
    }

    protected override async Task<Done<RunRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, RunAttempt attempt, Expected expected) =>
        new(RunRow.Of(await t.Runs.HeartbeatAsync(attempt)), Alive);
}

/// <summary>Resumes a run that failed or was cancelled.</summary>
internal sealed record ResumeRun(Ref Entity, Guess Guess) : Verb<RunId, RunRow>(Entity, Guess)
{
    public static Gen<ResumeRun> Generated { get; } = RunMoves.Of((run, _, guess) => new ResumeRun(run, guess));

    protected override Done<RunRow> Plain(PlainTransaction t, Scene scene, RunId id, int? expected)
    {
        var found = t.Existing<RunRow>(id);
        if (found.IsPurged)
            throw new EntityNotFoundException(EntityKind.Run, $"{id}");
        PlainRuns.RequireStatus(found, RunStatus.Running, RunStatus.Failed, RunStatus.Cancelled);
        t.RequireVersion(found, expected);
        return PlainRuns.Next(t, found);
    }

    protected override async Task<Done<RunRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, RunId id, Expected expected) =>
        new(RunRow.Of(await t.Runs.ResumeAsync(id, expected)), Outcome.Moved);
}

/// <summary>What the moves have in common.</summary>
internal static class RunMoves
{
    public static Gen<TStep> Of<TStep>(Func<Ref, int, Guess, TStep> step) =>
        from run in ValueGenerators.End from shift in AttemptWish.Shifts from guess in ValueGenerators.Guess select step(run, shift, guess);

    public static Done<RunRow> Move(PlainTransaction t, RunAttempt attempt, int? expected, RunStatus from, Func<RunRow, RunRow> move)
    {
        var found = PlainRuns.Current(t, attempt);
        var moved = move(found);
        PlainRuns.RequireStatus(found, moved.Status, from);
        t.RequireVersion(found, expected);
        return PlainRuns.Move(t, found, moved);
    }
}
