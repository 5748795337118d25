using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>The readers of a store, of a view or of a transaction.</summary>
/// <param name="now">Read the present.</param>
/// <param name="past">Gives a view of the past.</param>
internal class StoreReads(IKnowledgeReaders now, Func<AsOf, IPastView> past) : IReads
{
    public IKnowledgeReaders Now => now;

    public IChangeLog Changes => now.Changes;

    /// <summary>The readers of the present or of a moment of the past. Each read gets its own view, as a client that comes back later has.</summary>
    public IKnowledgeReaders At(Past? asOf) => asOf is null ? now : past(MomentOf(asOf));

    public Task<T> AskAsync<T>(Func<PlainReads, T> plain, Func<StoreReads, Task<T>> store) => store(this);

    private static AsOf MomentOf(Past asOf) => asOf.Time is { } time ? AsOf.AtTime(time) : AsOf.AtSequence(asOf.Sequence!.Value);
}
