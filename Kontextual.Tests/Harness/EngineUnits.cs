using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Repository;
using Kontextual.Persistence.Work;

namespace Kontextual.Tests.Harness;

/// <summary>Runs units of work on an engine, without the verbs of the contract.</summary>
internal sealed class EngineUnits(KnowledgeStoreOptions options) : IBackend
{
    private readonly IBackend backend = options.Backend!;

    /// <summary>The engine that was opened last.</summary>
    public IStoreEngine Engine { get; private set; } = null!;

    public void Validate() => backend.Validate();

    public async Task<IStoreEngine> OpenAsync(StoreOpening opening, CancellationToken cancellationToken) =>
        Engine = await backend.OpenAsync(opening, cancellationToken);

    /// <summary>Runs work on a unit of its own and commits it.</summary>
    public async Task WriteAsync(Func<UnitOfWork, CancellationToken, Task> work) =>
        await Engine.WriteAsync(Body(work), CancellationToken.None);

    /// <summary>Makes a body of work on a unit.</summary>
    public ITransactionBody<bool> Body(Func<UnitOfWork, CancellationToken, Task> work)
    {
        UnitBody<bool> body = null!;
        body = new UnitBody<bool>(
            Engine,
            new ChangeStamp(new TransactionId(options.Ids!.NewId()), WriteContext.None),
            options.Sources,
            new WriteNesting(),
            options.WriteLimit,
            async (_, token) =>
            {
                await work(body.Unit, token);
                return true;
            });
        return body;
    }

    /// <summary>Every row of one kind.</summary>
    public Task<IReadOnlyList<T>> RowsAsync<T>()
        where T : class =>
        Engine.ReadAsync((db, _) => Task.FromResult<IReadOnlyList<T>>([.. db.Set<T>()]), CancellationToken.None);
}
