namespace Kontextual.Domain;

/// <summary>One-verb writes: each its own transaction, with its content read and hashed before the store is held.</summary>
public static class KnowledgeRepositoryExtensions
{
    /// <summary>Runs work that has no result as one atomic unit.</summary>
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

    /// <summary>Creates a collection.</summary>
    /// <inheritdoc cref="ICollectionWriter.CreateAsync"/>
    public static Task<Committed<Collection>> CreateCollectionAsync(
        this IKnowledgeRepository repository,
        CollectionDraft draft,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Collections.CreateAsync(draft, token), context, cancellationToken);
    }

    /// <summary>Creates an artifact.</summary>
    /// <inheritdoc cref="IArtifactWriter.CreateAsync"/>
    public static async Task<Committed<Artifact>> CreateArtifactAsync(
        this IKnowledgeRepository repository,
        ArtifactDraft draft,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(draft);
        await draft.Content.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await repository.WriteAsync((t, token) => t.Artifacts.CreateAsync(draft, token), context, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Creates the artifact of this name, or revises the one there is.</summary>
    /// <inheritdoc cref="IArtifactWriter.PutAsync"/>
    public static async Task<Committed<Written<Artifact>>> PutArtifactAsync(
        this IKnowledgeRepository repository,
        ArtifactDraft draft,
        Expected expected,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(draft);
        await draft.Content.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await repository.WriteAsync((t, token) => t.Artifacts.PutAsync(draft, expected, token), context, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Changes an artifact.</summary>
    /// <inheritdoc cref="IArtifactWriter.ReviseAsync"/>
    public static async Task<Committed<Written<Artifact>>> ReviseArtifactAsync(
        this IKnowledgeRepository repository,
        ArtifactId id,
        Expected expected,
        ArtifactChange change,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(change);
        if (change.Content is not null)
            await change.Content.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await repository.WriteAsync((t, token) => t.Artifacts.ReviseAsync(id, expected, change, token), context, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Deletes an artifact.</summary>
    /// <inheritdoc cref="IArtifactWriter.DeleteAsync"/>
    public static Task<Committed<Artifact>> DeleteArtifactAsync(
        this IKnowledgeRepository repository,
        ArtifactId id,
        Expected expected,
        DeletePolicy policy = DeletePolicy.Restrict,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Artifacts.DeleteAsync(id, expected, policy, token), context, cancellationToken);
    }

    /// <summary>Brings a deleted artifact back.</summary>
    /// <inheritdoc cref="IArtifactWriter.RestoreAsync"/>
    public static Task<Committed<Written<Artifact>>> RestoreArtifactAsync(
        this IKnowledgeRepository repository,
        ArtifactId id,
        Expected expected,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Artifacts.RestoreAsync(id, expected, token), context, cancellationToken);
    }

    /// <summary>Creates a relationship.</summary>
    /// <inheritdoc cref="IRelationshipWriter.CreateAsync"/>
    public static Task<Committed<Relationship>> CreateRelationshipAsync(
        this IKnowledgeRepository repository,
        RelationshipDraft draft,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Relationships.CreateAsync(draft, token), context, cancellationToken);
    }
}
