using Kontextual.Domain;
using Kontextual.Persistence.Backends;

namespace Kontextual.Tests.Harness;

/// <summary>A body for an engine that goes around the repository: it has the engine's session and no unit of work.</summary>
internal sealed class SessionBody<T>(TransactionId id, Func<WriteSession, CancellationToken, Task<T>> work) : ITransactionBody<T>
{
    private WriteSession? session;

    public TransactionId Id => id;

    public TimeLimit Limit => new(TimeSpan.FromMinutes(10), TimeProvider.System);

    public Task BeginAsync(WriteSession session, CancellationToken cancellationToken)
    {
        this.session = session;
        return Task.CompletedTask;
    }

    public Task<T> WorkAsync(CancellationToken ending) => work(session!, ending);

    public void RequireWhole()
    {
    }

    public Task EndAsync() => Task.CompletedTask;
}
