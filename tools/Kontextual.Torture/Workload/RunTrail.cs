namespace Kontextual.Torture;

/// <summary>Collects the rows of a transaction on a run, in the order of their change records.</summary>
internal sealed class RunTrail(IRunWriter runs)
{
    public List<AckedRow> Rows { get; } = [];

    /// <summary>Adds a started run, after its bundle.</summary>
    public async Task StartedAsync(OperationRun run)
    {
        var bundle = await runs.FindBundleAsync(run.InputBundleId!.Value) ?? throw new InvalidOperationException("The run has lost its bundle.");
        Rows.Add(AckedRow.Of(bundle));
        Rows.Add(AckedRow.Of(run));
    }

    public async Task<OperationRun> MovedAsync(Task<OperationRun> move)
    {
        var run = await move;
        Rows.Add(AckedRow.Of(run));
        return run;
    }

    public async Task<WorkflowStep> MovedAsync(Task<WorkflowStep> move)
    {
        var step = await move;
        Rows.Add(AckedRow.Of(step));
        return step;
    }

    /// <summary>Adds a run whose attempt ended, after the manifest of that attempt.</summary>
    public async Task<OperationRun> EndedAsync(Task<OperationRun> move, int attempt)
    {
        var run = await move;
        var manifest = await runs.FindManifestAsync(new RunAttempt(run.Id, attempt)) ?? throw new InvalidOperationException("The attempt has no manifest.");
        Rows.Add(AckedRow.Of(manifest));
        Rows.Add(AckedRow.Of(run));
        return run;
    }
}
