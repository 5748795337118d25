using Kontextual.Domain;
using Kontextual.Persistence.Backends;

namespace Kontextual.Tests.Harness;

internal static class SessionBodies
{
    /// <summary>Runs work on the engine's own session, in a transaction.</summary>
    public static Task<T> WriteAsync<T>(
        this IStoreEngine engine, TransactionId id, Func<WriteSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        engine.WriteAsync(new SessionBody<T>(id, work), cancellationToken);
}
