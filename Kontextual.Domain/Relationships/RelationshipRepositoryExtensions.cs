namespace Kontextual.Domain;

/// <summary>Writes of a single relationship. Each method runs one transaction.</summary>
public static class RelationshipRepositoryExtensions
{
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

    /// <summary>Changes the metadata and the provenance of a relationship.</summary>
    /// <inheritdoc cref="IRelationshipWriter.UpdateAsync"/>
    public static Task<Committed<Relationship>> UpdateRelationshipAsync(
        this IKnowledgeRepository repository,
        RelationshipId id,
        Expected expected,
        RelationshipChange change,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.Relationships.UpdateAsync(id, expected, change, token), context, cancellationToken);
    }

    /// <summary>Deletes a relationship.</summary>
    /// <inheritdoc cref="IRelationshipWriter.DeleteAsync"/>
    public static Task<Committed<Relationship>> DeleteRelationshipAsync(
        this IKnowledgeRepository repository,
        RelationshipId id,
        Expected expected,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.Relationships.DeleteAsync(id, expected, token), context, cancellationToken);
    }

    /// <summary>Erases the recorded texts of a deleted relationship permanently.</summary>
    /// <inheritdoc cref="IRelationshipWriter.PurgeAsync"/>
    public static Task<Committed<Relationship>> PurgeRelationshipAsync(
        this IKnowledgeRepository repository,
        RelationshipId id,
        Expected expected,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.Relationships.PurgeAsync(id, expected, token), context, cancellationToken);
    }
}
