namespace Kontextual.Domain;

/// <summary>Additional methods of <see cref="IKnowledgeRepository"/>.</summary>
public static class KnowledgeRepositoryExtensions
{
    /// <summary>Runs work without a result as one atomic unit.</summary>
    /// <inheritdoc cref="IKnowledgeRepository.WriteAsync{T}"/>
    public static async Task<Committed<bool>> WriteAsync(
        this IKnowledgeRepository repository,
        Func<IKnowledgeTransaction, CancellationToken, Task> work,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(work);
        return await repository.WriteAsync(
            async (transaction, token) =>
            {
                await work(transaction, token).ConfigureAwait(false);
                return true;
            },
            context,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs one write that may find nothing to write, and returns its outcome next to the entity.</summary>
    internal static async Task<Committed<T>> WriteOneAsync<T>(
        this IKnowledgeRepository repository,
        Func<IKnowledgeTransaction, CancellationToken, Task<Written<T>>> write,
        WriteContext? context,
        CancellationToken cancellationToken)
    {
        var committed = await repository.WriteAsync(write, context, cancellationToken).ConfigureAwait(false);
        return new Committed<T>
        {
            Value = committed.Value.Value,
            Outcome = committed.Value.Outcome,
            TransactionId = committed.TransactionId,
            Time = committed.Time,
            FirstSequence = committed.FirstSequence,
            LastSequence = committed.LastSequence,
        };
    }
}
