namespace Kontextual.Torture;

/// <summary>Runs one writer that meets one fault.</summary>
internal sealed class FaultRun(Fault fault, string folder)
{
    private const int Callers = 4;

    // Enough transactions to cause a checkpoint of the log, because the store itself is written during a checkpoint.
    private const int TransactionsACaller = 60;
    private const int TriesWhenForGood = 12;

    private readonly List<string> _lines = [];

    public string Store => Path.Combine(folder, "store.db");

    public IReadOnlyList<Ack> Acks { get; private set; } = [];

    public IReadOnlyList<Failure> Failures { get; private set; } = [];

    /// <summary>True when the fault occurred.</summary>
    public bool WasMet { get; private set; }

    /// <returns>False when the writer did not end and was killed.</returns>
    public async Task<bool> WriteAsync(int seed, TimeSpan patience, CancellationToken cancellationToken)
    {
        await TortureStore.MakeAsync(Store);
        var log = Path.Combine(folder, "strace");
        var acks = Path.Combine(folder, "writer.acks");
        var arguments = new WriteRoleArguments
        {
            Store = Store,
            Acks = acks,
            Name = "w",
            Seed = seed,
            Callers = Callers,
            Transactions = TransactionsACaller,
            TriesAfterFailure = fault.Passes ? TransactionsACaller : TriesWhenForGood,
        };
        await using var child = ChildProcess.StartUnder(
            Strace.Command(log, fault.Calls, [Store + fault.File], $"{fault.Calls}:error={fault.Error}:when={fault.When}"), arguments.ToArguments());
        var ended = true;
        try
        {
            await child.EndAsync(cancellationToken).WaitAsync(patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            ended = false;
        }

        _lines.AddRange(AckReader.ReadAll(acks));
        Acks = [.. _lines.Where(line => Failure.Read(line) is null).Select(Ack.Parse)];
        Failures = [.. _lines.Select(Failure.Read).OfType<Failure>()];
        WasMet = File.ReadLines(log).Any(line => line.Contains("(INJECTED)", StringComparison.Ordinal));
        return ended;
    }

    /// <summary>Returns the errors in the reports of the writer.</summary>
    public IEnumerable<string> JudgeAnswers()
    {
        foreach (var failure in Failures)
        {
            if (failure.Error != nameof(StoreUnavailableException))
                yield return $"{this}: {failure.Mark} failed with {failure.Error}: {failure.Message}";
            if (failure.OutcomeUnknown && failure.Transaction.Length == 0)
                yield return $"{this}: {failure.Mark} has an unknown outcome, but the exception has no transaction id: {failure.Message}";
            if (fault.Passes && !failure.CanRetry)
                yield return $"{this}: {failure.Mark} was reported as permanent, although free disk space would help: {failure.Message}";
        }

        if (WasMet && fault.HidesOutcome && !Failures.Any(failure => failure.OutcomeUnknown))
            yield return $"{this}: none of {Failures.Count} failures was reported to have an unknown outcome";
        if (fault.Passes && Failures.Count > 0 && _lines.SkipWhile(line => Failure.Read(line) is null).All(line => Failure.Read(line) is not null))
            yield return $"{this}: the disk had free space again, but no write succeeded";
    }

    public override string ToString() => $"{Path.GetFileName(folder)}, {fault.Name} ({fault.Error}, {fault.When})";
}
