namespace Kontextual.Torture;

/// <summary>A child process that opens a store and then starts or moves runs on request.</summary>
internal static class RunRaceRole
{
    public const string Name = "run-race";
    public const string Ready = "ready";

    /// <summary>The first word of the answer if the move was made, or the run was started.</summary>
    public const string Won = "won";

    /// <summary>The first word of the answer if another process was first. The type of the exception follows, or the id of the run of the other process.</summary>
    public const string Lost = "lost";

    /// <summary>The first word of the answer if something else happened.</summary>
    public const string Failed = "failed";

    private const string Operation = "raced for";

    /// <summary>Returns a draft whose runs are equal for equal keys.</summary>
    public static RunDraft Draft(string key) => new()
    {
        Operation = Operation,
        IdempotencyKey = key,
        Inputs = new BundleDraft { Parameters = Metadata.Parse($$"""{"key":"{{key}}"}""") },
    };

    public static async Task RunAsync(string store)
    {
        await using var repository = await TortureStore.OpenAsync(store);
        Console.WriteLine(Ready);
        while (Console.In.ReadLine() is { Length: > 0 } line)
            Console.WriteLine(await TryAsync(repository, RunRaceOrder.Parse(line)));
    }

    private static async Task<string> TryAsync(IKnowledgeRepository repository, RunRaceOrder order)
    {
        var context = new WriteContext { Reason = Mark.Reason(order.Mark, order.Records) };
        order.Wait();
        try
        {
            if (order.Move is { } move)
                return Phrase.Of($"{Won} {(await repository.WriteAsync((t, token) => MoveAsync(t.Runs, move, order, token), context)).Value.Version}");
            var (run, outcome) = (await repository.WriteAsync((t, token) => t.Runs.StartAsync(Draft(order.Subject), token), context)).Value;
            return $"{(outcome == WriteOutcome.Created ? Won : Lost)} {run.Id}";
        }
        catch (Exception e) when (e is InvalidTransitionException or RunAttemptEndedException or VersionConflictException)
        {
            return $"{Lost} {e.GetType().Name}";
        }
        catch (KnowledgeException e)
        {
            return $"{Failed} {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}";
        }
    }

    private static Task<OperationRun> MoveAsync(IRunWriter runs, RunMove move, RunRaceOrder order, CancellationToken token)
    {
        var attempt = new RunAttempt(RunId.Parse(order.Subject), order.Attempt);
        var expected = order.Version == 0 ? Expected.Any : Expected.Exactly(order.Version);
        return move switch
        {
            RunMove.Begin => runs.BeginAsync(attempt, expected, token),
            RunMove.Suspend => runs.SuspendAsync(attempt, expected, token),
            RunMove.Continue => runs.ContinueAsync(attempt, expected, token),
            RunMove.TakeOver => runs.TakeOverAsync(attempt.RunId, TimeSpan.Zero, expected, token),
            RunMove.Succeed => runs.SucceedAsync(attempt, null, expected, token),
            RunMove.Fail => runs.FailAsync(attempt, null, expected, token),
            RunMove.Cancel => runs.CancelAsync(attempt, null, expected, token),
            RunMove.Resume => runs.ResumeAsync(attempt.RunId, expected, token),
            _ => throw new ArgumentOutOfRangeException(nameof(move), move, "There is no such move."),
        };
    }
}
