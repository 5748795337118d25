using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>One transaction of a store.</summary>
internal sealed class StoreTransaction(IKnowledgeTransaction t, AssignedIds assignedIds) : StoreReads(t, t.AsOf), IWrites
{
    public async Task<Done<TRow>> DoAsync<TRow>(Func<PlainTransaction, Done<TRow>> plain, Func<IKnowledgeTransaction, Task<Done<TRow>>> store)
        where TRow : class, IEntityRow<TRow>
    {
        var done = await store(t);

        // The model, which comes later, takes the ids from here.
        foreach (var id in done.Made)
            assignedIds.Add(id);
        if (done.Outcome == Outcome.Created)
            assignedIds.Add(done.Row.EntityId.Value);
        return done;
    }
}
