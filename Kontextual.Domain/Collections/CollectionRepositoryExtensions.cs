namespace Kontextual.Domain;

/// <summary>One-verb writes of collections: each is a transaction of its own.</summary>
public static class CollectionRepositoryExtensions
{
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

    /// <summary>Gives a collection another name.</summary>
    /// <inheritdoc cref="ICollectionWriter.RenameAsync"/>
    public static Task<Committed<Collection>> RenameCollectionAsync(
        this IKnowledgeRepository repository,
        CollectionId id,
        Expected expected,
        string name,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.Collections.RenameAsync(id, expected, name, token), context, cancellationToken);
    }

    /// <summary>Changes description and metadata of a collection.</summary>
    /// <inheritdoc cref="ICollectionWriter.UpdateAsync"/>
    public static Task<Committed<Collection>> UpdateCollectionAsync(
        this IKnowledgeRepository repository,
        CollectionId id,
        Expected expected,
        CollectionChange change,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.Collections.UpdateAsync(id, expected, change, token), context, cancellationToken);
    }

    /// <summary>Deletes a collection.</summary>
    /// <inheritdoc cref="ICollectionWriter.DeleteAsync"/>
    public static Task<Committed<Collection>> DeleteCollectionAsync(
        this IKnowledgeRepository repository,
        CollectionId id,
        Expected expected,
        DeletePolicy policy = DeletePolicy.Restrict,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Collections.DeleteAsync(id, expected, policy, token), context, cancellationToken);
    }

    /// <summary>Erases what the history of a deleted collection says.</summary>
    /// <inheritdoc cref="ICollectionWriter.PurgeAsync"/>
    public static Task<Committed<Collection>> PurgeCollectionAsync(
        this IKnowledgeRepository repository,
        CollectionId id,
        Expected expected,
        DeletePolicy policy = DeletePolicy.Restrict,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.Collections.PurgeAsync(id, expected, policy, token), context, cancellationToken);
    }

    /// <summary>The live collection of the draft's name, or a new one of this draft when there is none.</summary>
    /// <inheritdoc cref="CollectionWriterExtensions.GetOrCreateAsync"/>
    public static Task<Committed<Collection>> GetOrCreateCollectionAsync(
        this IKnowledgeRepository repository,
        CollectionDraft draft,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.Collections.GetOrCreateAsync(draft, token), context, cancellationToken);
    }
}
