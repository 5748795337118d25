namespace Kontextual.Tests.Model;

/// <summary>
/// The model: what docs/contract.md says, on collections of .NET and nothing else. It shares ids and exceptions with the product, and no
/// rule, comparer or form. What is generated at random it is told: the ids that a store gave to what it made.
/// </summary>
internal sealed class PlainSide : ISide
{
    private readonly PlainRules rules;
    private readonly AssignedIds assignedIds;
    private PlainState state = PlainState.Empty;
    private DateTimeOffset clock;

    /// <param name="rules">The small rules.</param>
    /// <param name="assignedIds">The ids that a store gave.</param>
    /// <param name="clock">What its clock says at the beginning.</param>
    public PlainSide(PlainRules rules, AssignedIds assignedIds, DateTimeOffset clock)
    {
        this.rules = rules;
        this.assignedIds = assignedIds;
        this.clock = clock;
        Reads = new PlainReads(() => state, rules);
    }

    public string Name => "model";

    public IReads Reads { get; }

    public void Advance(TimeSpan by) => clock += by;

    public async Task<Ended> WriteAsync(string? actor, string? reason, Func<IVerbs, Task> work)
    {
        var first = state.Next;
        var frame = new PlainVerbs.Frame(state, new(assignedIds.Transaction), Now(), actor, reason, assignedIds.Take);
        await work(new PlainVerbs(frame, rules));

        // Here and nowhere else anything is kept: work that throws does not come here.
        state = frame.State;
        return state.Next > first
            ? new(frame.Transaction, frame.Time, first, state.Next - 1)
            : new(frame.Transaction, frame.Time, null, null);
    }

    public Task ReadAsync(Func<IReads, Task> reads)
    {
        var then = state;
        return reads(new PlainReads(() => then, rules));
    }

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
