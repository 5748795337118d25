using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Verification;

namespace Kontextual.Persistence.Backends;

/// <summary>
/// The boundary between the facade and a backend. An engine manages the store's connections, the turns of its writers, and its commits,
/// and it does not know the entities. The facade enforces the rules of the entities, and it does not know connections.
/// </summary>
internal interface IStoreEngine : IReadScope, IAsyncDisposable
{
    /// <summary>The exception that every write throws; null when the store may be written.</summary>
    StoreReadOnlyException? WhyReadOnly { get; }

    /// <summary>A task that completes with the next commit of this repository. Commits of other processes do not complete it.</summary>
    Task NextCommit { get; }

    /// <summary>What a verification checks by the means of this backend, in order: the structure of the database and the references from row to row.</summary>
    IReadOnlyList<IVerifyStep> VerifySteps { get; }

    /// <summary>Runs several reads on one context. They all see the state that the first read saw. Their exceptions are not translated.</summary>
    /// <param name="reads">The reads. They get the context from the function when they need it.</param>
    /// <param name="cancellationToken">Passed to the reads.</param>
    Task<T> ReadOneStateAsync<T>(
        Func<Func<KontextualDbContext>, CancellationToken, Task<T>> reads, CancellationToken cancellationToken);

    /// <summary>Waits for the turn to write, runs the body in a transaction, and commits the transaction after the body has returned.</summary>
    /// <remarks>
    /// The body runs at most once. When it throws, its writes are rolled back and its exception is not translated. After it has
    /// returned, cancelling has no effect.
    /// </remarks>
    Task<T> WriteAsync<T>(ITransactionBody<T> body, CancellationToken cancellationToken);

    /// <summary>Writes like <see cref="WriteAsync"/>, but in a transaction that is committed before the next body begins.</summary>
    /// <remarks>This is for long work, so that no other write waits for its commit.</remarks>
    Task<T> WriteAloneAsync<T>(ITransactionBody<T> body, CancellationToken cancellationToken);

    /// <summary>Waits for the turn to write, and runs work that begins and ends its own transactions.</summary>
    /// <remarks>Meanwhile nobody else writes, neither in this process nor in others.</remarks>
    Task<T> RunAloneAsync<T>(Func<ILoneWriting, CancellationToken, T> work, CancellationToken cancellationToken);

    /// <summary>Runs work that reads the whole store while nobody else in this process writes. It does not wait for other processes.</summary>
    Task<T> ReadAloneAsync<T>(Func<ILoneReading, CancellationToken, T> work, CancellationToken cancellationToken);

    /// <summary>Copies one committed state of the store to a new file. Reads and writes of all processes continue meanwhile.</summary>
    /// <param name="target">The full path of the copy. It appears there only when it is complete and on disk.</param>
    /// <param name="look">Gets the copy, opened for reading, before it has its name. If it throws, no part of the copy is left.</param>
    /// <param name="progress">Told how far the copying is, on the thread of the caller or of the pool; null for nobody. If it throws, no part of the copy is left.</param>
    /// <param name="cancellationToken">Cancels the copying. No part of the copy is left.</param>
    /// <returns>The result of <paramref name="look"/>.</returns>
    /// <exception cref="ArgumentException">The path cannot be that of a copy.</exception>
    /// <exception cref="NotSupportedException">The backend has no file.</exception>
    Task<T> CopyAsync<T>(
        string target,
        Func<IStoreEngine, CancellationToken, Task<T>> look,
        Action<CopyProgress>? progress,
        CancellationToken cancellationToken);

    /// <summary>Gives the open store the identity that a committed transaction of this engine has written.</summary>
    void TakeIdentity(StoreInfo store);

    /// <summary>Translates an exception of the provider to an exception of this library. Returns null for any other exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="context">The context that failed, while it is still in use; null when it is not known.</param>
    KnowledgeException? Translate(Exception exception, KontextualDbContext? context = null);

    Task<T> IReadScope.ReadTogetherAsync<T>(Func<KontextualDbContext, CancellationToken, Task<T>> reads, CancellationToken cancellationToken) =>
        ReadOneStateAsync(
            async (context, token) =>
            {
                var db = context();
                try
                {
                    return await reads(db, token).ConfigureAwait(false);
                }
                catch (Exception e) when (Translate(e, db) is { } known)
                {
                    throw known;
                }
            },
            cancellationToken);
}
