using Kontextual.Domain;

namespace Kontextual.Tests.Runs;

/// <summary>A run from its start to its purge, in which every verb of runs and steps occurs. Each verb can be called by another process.</summary>
internal static class RunStory
{
    /// <summary>The verbs in their order, each with its name.</summary>
    public static IReadOnlyList<(string Name, Func<IKnowledgeRepository, OperationRun, ArtifactId, Task> CallAsync)> Verbs { get; } =
    [
        ("begin", (r, run, _) => r.BeginRunAsync(Of(run))),
        ("add a step", (r, run, _) => r.AddStepAsync(Of(run), new StepDraft { Name = "first" })),
        ("begin the step", (r, run, _) => OnLastStepAsync(r, run, id => r.BeginStepAsync(Of(run), id))),
        ("suspend the step", (r, run, _) => OnLastStepAsync(r, run, id => r.SuspendStepAsync(Of(run), id))),
        ("suspend", (r, run, _) => r.SuspendRunAsync(Of(run))),
        ("continue", (r, run, _) => r.ContinueRunAsync(Of(run))),
        ("go on with the step", (r, run, _) => OnLastStepAsync(r, run, id => r.BeginStepAsync(Of(run), id))),
        ("record an output", (r, run, note) => r.RecordOutputAsync(Of(run), new OutputDraft { Path = "a", ArtifactId = note, Revision = 1 })),
        ("fail the step", (r, run, _) => OnLastStepAsync(r, run, id => r.FailStepAsync(Of(run), id))),
        ("fail", (r, run, _) => r.FailRunAsync(Of(run))),
        ("resume", (r, run, _) => r.ResumeRunAsync(run.Id, Expected.Any)),
        ("begin the step again", (r, run, _) => OnLastStepAsync(r, run, id => r.BeginStepAsync(Of(run), id))),
        ("succeed with the step", (r, run, _) => OnLastStepAsync(r, run, id => r.SucceedStepAsync(Of(run), id, KeptJson.Parse("[1.0]")))),
        ("add another step", (r, run, _) => r.AddStepAsync(Of(run), new StepDraft { Name = "second" })),
        ("skip it", (r, run, _) => OnLastStepAsync(r, run, id => r.SkipStepAsync(Of(run), id))),
        ("add a third step", (r, run, _) => r.AddStepAsync(Of(run), new StepDraft { Name = "third" })),
        ("cancel it", (r, run, _) => OnLastStepAsync(r, run, id => r.CancelStepAsync(Of(run), id))),
        ("keep alive", (r, run, _) => r.HeartbeatRunAsync(Of(run))),
        ("take over", (r, run, _) => r.TakeOverRunAsync(run.Id, TimeSpan.Zero, Expected.Any)),
        ("record outputs", (r, run, note) => r.RecordOutputsAsync(Of(run), [new() { Path = "a", ArtifactId = note }, new() { Path = "b", ArtifactId = note }])),
        ("cancel", (r, run, _) => r.CancelRunAsync(Of(run))),
        ("resume again", (r, run, _) => r.ResumeRunAsync(run.Id, Expected.Any)),
        ("succeed", (r, run, _) => r.SucceedRunAsync(Of(run))),
        ("purge", (r, run, _) => r.PurgeRunAsync(run.Id, Expected.Any)),
    ];

    /// <summary>Calls a verb on the run as it is now.</summary>
    public static async Task CallAsync(string name, IKnowledgeRepository repository, RunId id, ArtifactId note) =>
        await Verbs.Single(verb => verb.Name == name).CallAsync(repository, await repository.Runs.GetAsync(id), note);

    private static RunAttempt Of(OperationRun run) => new(run.Id, run.Attempt);

    private static async Task OnLastStepAsync(IKnowledgeRepository repository, OperationRun run, Func<StepId, Task> verb) =>
        await verb((await repository.Runs.StepsAsync(run.Id))[^1].Id);
}
