namespace Kontextual.Tests.Model;

/// <summary>The ids that one store gave to what a command made, for the model, which cannot know them.</summary>
internal sealed class AssignedIds
{
    private readonly Queue<Guid> ids = [];
    private int unknown;

    /// <summary>The id of the transaction.</summary>
    public Guid Transaction { get; private set; }

    /// <summary>Begins a new transaction.</summary>
    public void Begin(Guid transaction)
    {
        ids.Clear();
        Transaction = transaction;
    }

    public void Add(Guid id) => ids.Enqueue(id);

    /// <summary>The next id; one of its own when the store made nothing, which is a difference that shows.</summary>
    public Guid Take() => ids.TryDequeue(out var id) ? id : new Guid(++unknown, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0]);
}
