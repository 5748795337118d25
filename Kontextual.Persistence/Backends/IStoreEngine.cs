using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Backends;

/// <summary>
/// The one seam between the facade and a backend: who holds the store's connections, who has the turn to write, when a commit is
/// on disk. The facade keeps the rules and knows nothing of that; an engine knows nothing of artifacts.
/// </summary>
internal interface IStoreEngine : IReadScope, IAsyncDisposable
{
    /// <summary>Why nothing may be written; null when it may.</summary>
    StoreReadOnlyException? WhyReadOnly { get; }

    /// <summary>Completes when this process has committed something since the call. Other processes' commits do not show.</summary>
    Task NextCommit { get; }

    /// <summary>Runs several reads on one context, all in the state that the first of them saw. Their exceptions pass unchanged.</summary>
    /// <param name="reads">The reads. They ask for the context when they first need it.</param>
    /// <param name="cancellationToken">Passed on to the reads.</param>
    Task<T> ReadOneStateAsync<T>(
        Func<Func<KontextualDbContext>, CancellationToken, Task<T>> reads, CancellationToken cancellationToken);

    /// <summary>Waits for the store's one write turn, runs the body in a transaction, and commits it when it returns.</summary>
    /// <remarks>
    /// The body runs exactly once. When it throws, everything is rolled back and its exception passes unchanged. Once it has
    /// returned, cancelling has no effect any more.
    /// </remarks>
    Task<T> WriteAsync<T>(ITransactionBody<T> body, CancellationToken cancellationToken);

    /// <summary>Writes like <see cref="WriteAsync"/>, in a transaction of its own that is committed before the next body begins.</summary>
    /// <remarks>For long work: no other write waits for its commit to be answered.</remarks>
    Task<T> WriteAloneAsync<T>(ITransactionBody<T> body, CancellationToken cancellationToken);

    /// <summary>Waits for the store's one write turn and does work in it that begins and ends its own transactions.</summary>
    /// <remarks>Nobody else writes meanwhile, in this process or in others.</remarks>
    Task<T> RunAloneAsync<T>(Func<ILoneWriting, CancellationToken, T> work, CancellationToken cancellationToken);

    /// <summary>Does work that reads the whole store while nobody else in this process writes. It does not wait for other processes.</summary>
    Task<T> ReadAloneAsync<T>(Func<ILoneReading, CancellationToken, T> work, CancellationToken cancellationToken);

    /// <summary>The error of ours that a provider's error stands for; null when it is none of the provider's.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="context">The context that met it, not yet given back; null when it is not known.</param>
    KnowledgeException? Translate(Exception exception, KontextualDbContext? context = null);
}
