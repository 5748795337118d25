using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Runs;

namespace Kontextual.Tests.Backends;

/// <summary>The runs of a <see cref="VerbStore"/>: one in each status, for every verb on runs.</summary>
public sealed class VerbRuns
{
    private VerbRuns()
    {
    }

    public OperationRun Pending { get; private set; } = null!;

    /// <summary>Has inputs, a current output under the path "a" that is revision 1 of A, and steps.</summary>
    public OperationRun Running { get; private set; } = null!;

    /// <summary>A pending step of <see cref="Running"/>.</summary>
    public WorkflowStep PendingStep { get; private set; } = null!;

    /// <summary>A running step of <see cref="Running"/>.</summary>
    public WorkflowStep RunningStep { get; private set; } = null!;

    public OperationRun Suspended { get; private set; } = null!;

    /// <summary>Has everything that a purge erases.</summary>
    public OperationRun Failed { get; private set; } = null!;

    public static async Task<VerbRuns> FillAsync(IKnowledgeRepository repository, Artifact a)
    {
        var runs = new VerbRuns { Failed = await SecretRuns.MakeAsync(repository, a.Id, "failed", "a secret") };
        await repository.WriteAsync((t, token) => runs.FillAsync(t, a, token), new WriteContext { Actor = "ann", Reason = "to be erased" });
        return runs;
    }

    private async Task FillAsync(IKnowledgeTransaction t, Artifact a, CancellationToken token)
    {
        Pending = (await t.Runs.StartAsync(new RunDraft { Operation = "pending" }, token)).Value;
        var inputs = new BundleDraft { Parameters = Draft.Meta("""{"p":1}"""), Entries = [InputDraft.Of("in", a.Id, 1)] };
        var attempt = new RunAttempt((await t.Runs.StartAsync(new RunDraft { Operation = "running", Inputs = inputs }, token)).Value.Id, 1);
        await t.Runs.BeginAsync(attempt, cancellationToken: token);
        PendingStep = await t.Runs.AddStepAsync(attempt, new StepDraft { Name = "pending" }, token);
        RunningStep = await t.Runs.AddStepAsync(attempt, new StepDraft { Name = "running" }, token);
        RunningStep = await t.Runs.BeginStepAsync(attempt, RunningStep.Id, cancellationToken: token);
        await t.Runs.RecordOutputAsync(attempt, new OutputDraft { Path = "a", ArtifactId = a.Id, Revision = 1 }, token);
        Running = await t.Runs.GetAsync(attempt.RunId, token);
        attempt = new((await t.Runs.StartAsync(new RunDraft { Operation = "suspended" }, token)).Value.Id, 1);
        await t.Runs.BeginAsync(attempt, cancellationToken: token);
        Suspended = await t.Runs.SuspendAsync(attempt, cancellationToken: token);
    }
}
