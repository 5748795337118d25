namespace Kontextual.Tests.Model;

/// <summary>
/// The model: what docs/contract.md says, on collections of .NET and nothing else. It shares ids and exceptions with the product, and no
/// rule, comparer or form. What is generated at random it is told: the ids that a store gave to what it made.
/// </summary>
/// <param name="rules">The small rules.</param>
/// <param name="assignedIds">The ids that a store gave.</param>
/// <param name="clock">What its clock says at the beginning.</param>
internal sealed class PlainSide(PlainRules rules, AssignedIds assignedIds, DateTimeOffset clock) : ISide
{
    private PlainState state = PlainState.Empty;
    private DateTimeOffset clock = clock;

    public string Name => "model";

    public IReads Reads => new PlainReads(state, rules);

    public void Advance(TimeSpan by) => clock += by;

    public async Task<Ended> WriteAsync(Stamp stamp, Func<IWrites, Task> work)
    {
        var first = state.Next;
        var transaction = new PlainTransaction(state, rules, assignedIds, Now(), stamp);
        if (stamp.Attempt is { } attempt)
            PlainRuns.Current(transaction, PlainRuns.Checked(attempt));
        await work(transaction);

        // Here and nowhere else anything is kept: work that throws does not come here.
        state = transaction.State;
        return state.Next > first
            ? new(transaction.Id, transaction.Time, first, state.Next - 1)
            : new(transaction.Id, transaction.Time, null, null);
    }

    public Task ReadAsync(Func<IReads, Task> reads) => reads(Reads);

    public Task TendAsync(bool reopen) => Task.CompletedTask;

    public Task<string?> SealAsync() => Task.FromResult<string?>(null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Whole microseconds, and never before the last record.
    private string Now()
    {
        var cut = new DateTimeOffset(clock.UtcTicks / 10 * 10, TimeSpan.Zero);
        var last = state.Changes.Count == 0 ? cut : Clock.Of(state.Changes[^1].Time);
        return Clock.Text(last > cut ? last : cut);
    }
}
