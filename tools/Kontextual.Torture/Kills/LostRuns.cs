namespace Kontextual.Torture;

/// <summary>Takes over the runs that killed processes left running, and ends them.</summary>
internal static class LostRuns
{
    /// <returns>The number of runs that were taken over, and what went wrong.</returns>
    public static async Task<(int Runs, IReadOnlyList<string> Findings)> TakeOverAsync(IKnowledgeRepository repository, CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        var lost = await repository.Runs.StreamAsync(new RunQuery { Statuses = [RunStatus.Running] }, cancellationToken).ToListAsync(cancellationToken);
        foreach (var run in lost)
        {
            try
            {
                await TakeOverAsync(repository, run, cancellationToken);
            }
            catch (KnowledgeException e)
            {
                findings.Add($"the run {run.Id} cannot be taken over: {e.GetType().Name}: {e.Message}");
            }
        }

        return (lost.Count, findings);
    }

    private static async Task TakeOverAsync(IKnowledgeRepository repository, OperationRun run, CancellationToken cancellationToken)
    {
        var mark = $"taken.{run.Id}";
        var taken = (await repository.TakeOverRunAsync(
            run.Id, TimeSpan.Zero, Expected.Exactly(run.Version), new WriteContext { Reason = Mark.Reason(mark, 2) }, cancellationToken)).Value;
        await repository.CancelRunAsync(
            new RunAttempt(taken.Id, taken.Attempt), context: new WriteContext { Reason = Mark.Reason(mark + ".end", 2) }, cancellationToken: cancellationToken);
    }
}
