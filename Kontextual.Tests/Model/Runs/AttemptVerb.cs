using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Does something in an attempt of a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Shift">How far from the attempt that the clients know.</param>
/// <param name="Guess">The version of the run that is expected.</param>
internal abstract record AttemptVerb(Ref Run, int Shift, Guess Guess) : Verb<RunRow>
{
    protected sealed override Done<RunRow> Plain(PlainTransaction t, Scene scene)
    {
        var attempt = PlainRuns.Checked(scene.Attempt(scene.Id<RunId>(Run), Shift));
        return Plain(t, scene, attempt, scene.Expected(attempt.RunId, Guess));
    }

    protected sealed override Task<Done<RunRow>> StoreAsync(IKnowledgeTransaction t, Scene scene)
    {
        var attempt = scene.Attempt(scene.Id<RunId>(Run), Shift);
        return StoreAsync(t, scene, attempt, Forms.Version(scene.Expected(attempt.RunId, Guess)));
    }

    /// <inheritdoc cref="Verb{TRow}.Plain"/>
    protected abstract Done<RunRow> Plain(PlainTransaction t, Scene scene, RunAttempt attempt, int? expected);

    /// <inheritdoc cref="Verb{TRow}.StoreAsync"/>
    protected abstract Task<Done<RunRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, RunAttempt attempt, Expected expected);

    protected static Done<RunRow> Moved(OperationRun run) => new(RunRow.Of(run), Outcome.Moved);
}
