namespace Kontextual.Domain;

/// <summary>Writes of a single context reference. Each method runs one transaction.</summary>
public static class ContextReferenceRepositoryExtensions
{
    /// <summary>Adds a reference to a context package.</summary>
    /// <inheritdoc cref="IContextReferenceWriter.AddAsync"/>
    public static Task<Committed<ContextReference>> AddContextReferenceAsync(
        this IKnowledgeRepository repository,
        ContextReferenceDraft draft,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.ContextReferences.AddAsync(draft, token), context, cancellationToken);
    }

    /// <summary>Moves a reference to another position of its context package.</summary>
    /// <inheritdoc cref="IContextReferenceWriter.MoveAsync"/>
    public static Task<Committed<ContextReference>> MoveContextReferenceAsync(
        this IKnowledgeRepository repository,
        ContextReferenceId id,
        Expected expected,
        int ordinal,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.ContextReferences.MoveAsync(id, expected, ordinal, token), context, cancellationToken);
    }

    /// <summary>Changes the role, the metadata and the provenance of a context reference.</summary>
    /// <inheritdoc cref="IContextReferenceWriter.UpdateAsync"/>
    public static Task<Committed<ContextReference>> UpdateContextReferenceAsync(
        this IKnowledgeRepository repository,
        ContextReferenceId id,
        Expected expected,
        ContextReferenceChange change,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.ContextReferences.UpdateAsync(id, expected, change, token), context, cancellationToken);
    }

    /// <summary>Removes a reference from its context package.</summary>
    /// <inheritdoc cref="IContextReferenceWriter.RemoveAsync"/>
    public static Task<Committed<ContextReference>> RemoveContextReferenceAsync(
        this IKnowledgeRepository repository,
        ContextReferenceId id,
        Expected expected,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.ContextReferences.RemoveAsync(id, expected, token), context, cancellationToken);
    }

    /// <summary>Erases the recorded texts of a removed context reference permanently.</summary>
    /// <inheritdoc cref="IContextReferenceWriter.PurgeAsync"/>
    public static Task<Committed<ContextReference>> PurgeContextReferenceAsync(
        this IKnowledgeRepository repository,
        ContextReferenceId id,
        Expected expected,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.ContextReferences.PurgeAsync(id, expected, token), context, cancellationToken);
    }
}
