namespace Kontextual.Domain;

/// <summary>
/// Writes of a single artifact. Each method runs one transaction, and reads and hashes the content before the transaction begins.
/// </summary>
public static class ArtifactRepositoryExtensions
{
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
        return await repository.WriteAsync((t, token) => t.Artifacts.CreateAsync(draft, token), context, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates an artifact with the name of the draft, or revises the existing one.</summary>
    /// <inheritdoc cref="IArtifactWriter.PutAsync"/>
    public static async Task<Committed<Artifact>> PutArtifactAsync(
        this IKnowledgeRepository repository,
        ArtifactDraft draft,
        Expected expected,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(draft);
        await draft.Content.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await repository.WriteOneAsync((t, token) => t.Artifacts.PutAsync(draft, expected, token), context, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes an artifact.</summary>
    /// <inheritdoc cref="IArtifactWriter.ReviseAsync"/>
    public static async Task<Committed<Artifact>> ReviseArtifactAsync(
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
        return await repository.WriteOneAsync((t, token) => t.Artifacts.ReviseAsync(id, expected, change, token), context, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Restores a deleted artifact.</summary>
    /// <inheritdoc cref="IArtifactWriter.RestoreAsync"/>
    public static Task<Committed<Artifact>> RestoreArtifactAsync(
        this IKnowledgeRepository repository,
        ArtifactId id,
        Expected expected,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.Artifacts.RestoreAsync(id, expected, token), context, cancellationToken);
    }

    /// <summary>Erases the recorded texts and the content of a deleted artifact permanently.</summary>
    /// <inheritdoc cref="IArtifactWriter.PurgeAsync"/>
    public static Task<Committed<Artifact>> PurgeArtifactAsync(
        this IKnowledgeRepository repository,
        ArtifactId id,
        Expected expected,
        WriteContext? context = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.WriteOneAsync((t, token) => t.Artifacts.PurgeAsync(id, expected, token), context, cancellationToken);
    }
}
