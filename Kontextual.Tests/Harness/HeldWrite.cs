using Kontextual.Domain;

namespace Kontextual.Tests.Harness;

/// <summary>A write whose body has done its verbs and now waits, inside, to be told how to end.</summary>
public sealed class HeldWrite : IAsyncDisposable
{
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> commit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HeldWrite(
        IKnowledgeRepository repository,
        Func<IKnowledgeTransaction, CancellationToken, Task> verbs,
        Func<IKnowledgeTransaction, CancellationToken, Task> last,
        CancellationToken cancellationToken) =>
        Completion = Task.Run(
            () => repository.WriteAsync(
                async (transaction, token) =>
                {
                    Transaction = transaction;
                    await verbs(transaction, token);
                    begun.SetResult();
                    if (!await commit.Task)
                        throw new AbortedException();
                    await last(transaction, token);
                },
                cancellationToken: cancellationToken),
            CancellationToken.None);

    /// <summary>The call of WriteAsync.</summary>
    public Task<Committed<bool>> Completion { get; }

    /// <summary>The transaction, which the body has been given.</summary>
    public IKnowledgeTransaction Transaction { get; private set; } = null!;

    /// <summary>Starts the write and returns when its verbs are done and the body waits.</summary>
    /// <param name="repository">Where to write.</param>
    /// <param name="verbs">What the body does before it waits.</param>
    /// <param name="last">What it does after it was told to commit.</param>
    /// <param name="cancellationToken">The token given to WriteAsync.</param>
    public static async Task<HeldWrite> StartAsync(
        IKnowledgeRepository repository,
        Func<IKnowledgeTransaction, CancellationToken, Task>? verbs = null,
        Func<IKnowledgeTransaction, CancellationToken, Task>? last = null,
        CancellationToken cancellationToken = default)
    {
        var held = new HeldWrite(repository, verbs ?? Nothing, last ?? Nothing, cancellationToken);
        // A body that fails at once would never say that it has begun.
        await (await Task.WhenAny(held.begun.Task, held.Completion).Soon());
        return held;
    }

    /// <summary>Lets the body return.</summary>
    public Task<Committed<bool>> CommitAsync()
    {
        commit.TrySetResult(true);
        return Completion.Soon();
    }

    /// <summary>Makes the body throw.</summary>
    public async Task AbortAsync()
    {
        commit.TrySetResult(false);
        await Should.ThrowAsync<AbortedException>(Completion.Soon());
    }

    /// <summary>Lets the body end when the test has not done so.</summary>
    public async ValueTask DisposeAsync()
    {
        commit.TrySetResult(false);
        // Only so that the store can be closed: how the write ended is the test's own business.
        Task ended = Completion.Soon();
        await ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static Task Nothing(IKnowledgeTransaction transaction, CancellationToken token) => Task.CompletedTask;

    private sealed class AbortedException() : Exception("The test told the body to throw.");
}
