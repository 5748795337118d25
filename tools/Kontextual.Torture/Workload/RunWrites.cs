namespace Kontextual.Torture;

/// <summary>
/// Writes the transactions of one caller that start runs, work on their steps, record outputs and end runs. Each transaction makes the next one of
/// the same run possible. A run that a killed process left is taken over.
/// </summary>
/// <param name="repository">The store.</param>
/// <param name="collection">The collection of the outputs.</param>
/// <param name="shared">The artifacts that the runs use.</param>
/// <param name="worker">Names the caller. It is the same in all processes that replace each other.</param>
/// <param name="random">Chooses the ends and the paths.</param>
internal sealed class RunWrites(IKnowledgeRepository repository, CollectionId collection, IReadOnlyList<ArtifactId> shared, string worker, Random random)
{
    private const string Operation = "torture";

    private OperationRun? _run;
    private int _open;
    private bool _hasLooked;

    /// <summary>Writes the next transaction.</summary>
    public async Task<Ack> WriteAsync(string mark, string text, CancellationToken cancellationToken)
    {
        // The state of a run whose transaction failed is not known, so the run is left.
        var (run, open) = (_run, _open);
        _run = null;
        var (rows, body) = await NextAsync(run, open, mark, text, cancellationToken);
        var committed = await repository.WriteAsync(
            async (t, token) =>
            {
                var trail = new RunTrail(t.Runs);
                var moved = await body(t, trail, token);
                return (trail.Rows, Run: moved, Open: (await t.Runs.StepsAsync(moved.Id, token)).Count(step => step.Status != StepStatus.Succeeded));
            },
            new WriteContext
            {
                Actor = worker,
                Attempt = run is { Status: RunStatus.Running } && open >= 0 ? new RunAttempt(run.Id, run.Attempt) : null,
                Reason = Mark.Reason(mark, rows),
            },
            cancellationToken);
        _run = committed.Value.Run.Status == RunStatus.Succeeded ? null : committed.Value.Run;
        _open = committed.Value.Open;
        return new Ack(mark, committed.TransactionId, committed.FirstSequence ?? 0, committed.LastSequence ?? 0, committed.Value.Rows);
    }

    private async Task<(int Rows, Func<IKnowledgeTransaction, RunTrail, CancellationToken, Task<OperationRun>> Body)> NextAsync(
        OperationRun? run, int open, string mark, string text, CancellationToken cancellationToken)
    {
        if (run is null)
        {
            return await FindLostAsync(cancellationToken) is { } lost
                ? (2, (t, trail, token) => trail.EndedAsync(t.Runs.TakeOverAsync(lost.Id, TimeSpan.Zero, Expected.Exactly(lost.Version), token), lost.Attempt))
                : (4, (t, trail, token) => StartAsync(t, trail, mark, token));
        }

        var attempt = new RunAttempt(run.Id, run.Attempt);
        var expected = Expected.Exactly(run.Version);
        return (run.Status, open, random.Next(4)) switch
        {
            (RunStatus.Pending, _, _) => (1, (t, trail, token) => trail.MovedAsync(t.Runs.BeginAsync(attempt, expected, token))),
            (RunStatus.Suspended, _, _) => (1, (t, trail, token) => trail.MovedAsync(t.Runs.ContinueAsync(attempt, expected, token))),
            (RunStatus.Failed, _, _) => (1, (t, trail, token) => trail.MovedAsync(t.Runs.ResumeAsync(run.Id, expected, token))),
            (_, 1, 0) => (1, (t, trail, token) => trail.MovedAsync(t.Runs.SuspendAsync(attempt, expected, token))),
            (_, 1, 1) => (2, (t, trail, token) => trail.EndedAsync(t.Runs.FailAsync(attempt, Report(mark), expected, token), run.Attempt)),
            (_, 1, _) => (6, (t, trail, token) => WorkAndEndAsync(t, trail, attempt, mark, text, token)),
            (_, 0, _) => (2, (t, trail, token) => trail.EndedAsync(t.Runs.SucceedAsync(attempt, Report(mark), expected, token), run.Attempt)),
            _ => (4, (t, trail, token) => WorkAsync(t, trail, attempt, mark, text, token)),
        };
    }

    private async Task<OperationRun?> FindLostAsync(CancellationToken cancellationToken)
    {
        if (_hasLooked)
            return null;
        _hasLooked = true;
        var lost = await repository.Runs.ListAsync(
            new RunQuery { Statuses = [RunStatus.Running], Actor = worker }, new PageRequest { Size = 1 }, cancellationToken);
        return lost.Items.Count == 0 ? null : lost.Items[0];
    }

    // A bundle, a run and two steps.
    private async Task<OperationRun> StartAsync(IKnowledgeTransaction t, RunTrail trail, string mark, CancellationToken token)
    {
        var inputs = new BundleDraft
        {
            Parameters = Metadata.Parse($$"""{"mark":"{{mark}}"}"""),
            Entries =
            [
                InputDraft.Of("head", shared[random.Next(shared.Count)]),
                InputDraft.Of("as made", shared[random.Next(shared.Count)], 1),
                InputDraft.Outside("outside", $"https://example.org/{mark}", ContentDigest.Of([(byte)random.Next(256)])),
            ],
        };
        var run = (await t.Runs.StartAsync(new RunDraft { Operation = Operation, Actor = worker, IdempotencyKey = mark, Inputs = inputs }, token)).Value;
        await trail.StartedAsync(run);
        await trail.MovedAsync(t.Runs.AddStepAsync(new RunAttempt(run.Id, run.Attempt), new StepDraft { Name = "first" }, token));
        await trail.MovedAsync(t.Runs.AddStepAsync(new RunAttempt(run.Id, run.Attempt), new StepDraft { Name = "second" }, token));
        return run;
    }

    // A step that begins and succeeds, an artifact, and an output. Both steps may record the same path, so that an output is replaced.
    private async Task<OperationRun> WorkAsync(
        IKnowledgeTransaction t, RunTrail trail, RunAttempt attempt, string mark, string text, CancellationToken token)
    {
        var step = await t.Runs.FindOpenStepAsync(attempt.RunId, token) ?? throw new InvalidOperationException("The run has lost a step.");
        await trail.MovedAsync(t.Runs.BeginStepAsync(attempt, step.Id, Expected.Exactly(step.Version), token));
        var artifact = await t.Artifacts.CreateAsync(TortureStore.Draft(collection, $"{mark} output", $"made by {mark}: {text}"), token);
        trail.Rows.Add(AckedRow.Of(artifact));
        var output = new OutputDraft { Path = random.Next(2) == 0 ? "one" : "other", ArtifactId = artifact.Id, Step = step.Id };
        var run = (await t.Runs.RecordOutputsAsync(attempt, [output], token)).Value;
        trail.Rows.Add(AckedRow.Of(run));
        await trail.MovedAsync(t.Runs.SucceedStepAsync(attempt, step.Id, KeptJson.Parse($$"""{"mark":"{{mark}}"}"""), cancellationToken: token));
        return run;
    }

    private async Task<OperationRun> WorkAndEndAsync(
        IKnowledgeTransaction t, RunTrail trail, RunAttempt attempt, string mark, string text, CancellationToken token)
    {
        await WorkAsync(t, trail, attempt, mark, text, token);
        return await trail.EndedAsync(t.Runs.SucceedAsync(attempt, Report(mark), cancellationToken: token), attempt.Attempt);
    }

    private static AttemptReport Report(string mark) => new()
    {
        Tool = Metadata.Parse("""{"name":"torture"}"""),
        Diagnostics = [new Diagnostic { Severity = DiagnosticSeverity.Information, Code = "mark", Message = mark, Time = TimeProvider.System.GetUtcNow() }],
    };
}
