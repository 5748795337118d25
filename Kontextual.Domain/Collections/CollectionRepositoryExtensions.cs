namespace Kontextual.Domain;

/// <summary>Writes of a single collection. Each method runs one transaction.</summary>
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

    /// <summary>Renames a collection.</summary>
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

    /// <summary>Changes the description and the metadata of a collection.</summary>
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

    /// <summary>Erases the recorded texts of a deleted collection permanently.</summary>
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

    /// <summary>Gets the live collection with the name of the draft, or creates it when there is none.</summary>
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
