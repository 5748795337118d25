using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Repository;

/// <summary>The body of one write: begins a unit of work, and runs the caller's work with it.</summary>
internal sealed class UnitBody<T>(
    IStoreEngine engine,
    ChangeStamp stamp,
    StoreSources sources,
    WriteNesting nesting,
    TimeLimit limit,
    Func<IKnowledgeTransaction, CancellationToken, Task<T>> work) : ITransactionBody<T>
{
    private readonly WriteNesting.Mark _inside = new();
    private UnitOfWork? _unit;

    public TransactionId Id => stamp.TransactionId;

    public TimeLimit Limit => limit;

    /// <summary>The unit of work.</summary>
    public UnitOfWork Unit => _unit ?? throw new InvalidOperationException("The body has not begun.");

    public async Task BeginAsync(WriteSession session, CancellationToken cancellationToken) =>
        _unit = await UnitOfWork.BeginAsync(engine, session, stamp, sources, cancellationToken).ConfigureAwait(false);

    public Task<T> WorkAsync(CancellationToken ending)
    {
        Unit.CancelWith(ending);
        nesting.Enter(_inside);
        return work(new KnowledgeTransaction(Unit), ending);
    }

    public void RequireWhole()
    {
        Unit.ThrowIfFailed();
        Unit.ThrowIfCancelled();
    }

    public Task EndAsync()
    {
        _inside.End();
        return Unit.EndAsync();
    }
}
