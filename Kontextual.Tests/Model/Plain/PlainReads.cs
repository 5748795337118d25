namespace Kontextual.Tests.Model;

/// <summary>What can be read of the model: the committed state, or that of a transaction.</summary>
internal class PlainReads(PlainState state, PlainRules rules) : IReads
{
    public PlainRules Rules => rules;

    public PlainState State { get; protected set; } = state;

    public PlainMoment Now => At((long?)null);

    public PlainMoment At(Past? asOf) => At(SequenceOf(asOf));

    /// <summary>The moment right after a sequence; the present if there is none.</summary>
    public PlainMoment At(long? sequence) => new(sequence is { } found ? State.Past[(int)found] : State.Now, State, sequence);

    /// <summary>The sequence that a moment of the past stands for; null for the present.</summary>
    public long? SequenceOf(Past? asOf) => asOf switch
    {
        null => null,
        { Time: { } time } => rules.SequenceAt(State.Changes.Select(change => change.Time), Clock.Text(time)),
        _ => rules.LastWhole([.. State.Changes.Select(change => change.Transaction)], (int)Math.Min(asOf.Sequence!.Value, State.Changes.Count)),
    };

    public Task<T> AskAsync<T>(Func<PlainReads, T> plain, Func<StoreReads, Task<T>> store) => Task.FromResult(plain(this));
}
