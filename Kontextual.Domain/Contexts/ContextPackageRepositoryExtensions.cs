namespace Kontextual.Domain;

/// <summary>Writes of a single context package. Each method runs one transaction.</summary>
public static class ContextPackageRepositoryExtensions
{
    /// <summary>Creates a context package.</summary>
    /// <inheritdoc cref="IContextPackageWriter.CreateAsync"/>
    public static Task<Committed<ContextPackage>> CreateContextPackageAsync(
        this IKnowledgeRepository repository,
        ContextPackageDraft draft,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.ContextPackages.CreateAsync(draft, token), context, cancellationToken);
    }

    /// <summary>Renames a context package.</summary>
    /// <inheritdoc cref="IContextPackageWriter.RenameAsync"/>
    public static Task<Committed<ContextPackage>> RenameContextPackageAsync(
        this IKnowledgeRepository repository,
        ContextPackageId id,
        Expected expected,
        string name,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.ContextPackages.RenameAsync(id, expected, name, token), context, cancellationToken);
    }

    /// <summary>Changes the description and the metadata of a context package.</summary>
    /// <inheritdoc cref="IContextPackageWriter.UpdateAsync"/>
    public static Task<Committed<ContextPackage>> UpdateContextPackageAsync(
        this IKnowledgeRepository repository,
        ContextPackageId id,
        Expected expected,
        ContextPackageChange change,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.ContextPackages.UpdateAsync(id, expected, change, token), context, cancellationToken);
    }

    /// <summary>Deletes a context package with its references.</summary>
    /// <inheritdoc cref="IContextPackageWriter.DeleteAsync"/>
    public static Task<Committed<ContextPackage>> DeleteContextPackageAsync(
        this IKnowledgeRepository repository,
        ContextPackageId id,
        Expected expected,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteAsync((t, token) => t.ContextPackages.DeleteAsync(id, expected, token), context, cancellationToken);
    }

    /// <summary>Erases the recorded texts of a deleted context package and its references permanently.</summary>
    /// <inheritdoc cref="IContextPackageWriter.PurgeAsync"/>
    public static Task<Committed<ContextPackage>> PurgeContextPackageAsync(
        this IKnowledgeRepository repository,
        ContextPackageId id,
        Expected expected,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.ContextPackages.PurgeAsync(id, expected, token), context, cancellationToken);
    }
}
