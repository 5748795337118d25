using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Entities;

/// <summary>The steps that the verbs of all deletable kinds of entities have in common.</summary>
/// <inheritdoc cref="EntityWriter{TId, T}"/>
internal sealed class DeletableWriter<TId, T>(UnitOfWork unit, IDeletableDescription<TId, T> description, IEntityTrail<T> trail)
    : EntityWriter<TId, T>(unit, description, trail)
    where TId : struct, IEntityId<TId>
    where T : class
{
    /// <summary>Returns the live entity with the id.</summary>
    /// <exception cref="EntityNotFoundException">No live entity has the id.</exception>
    public async Task<T> RequireLiveAsync(TId id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken).ConfigureAwait(false) is { } found && !description.IsDeleted(found)
            ? found
            : throw new EntityNotFoundException(description.Kind, id.ToString()!);

    /// <summary>
    /// Returns the entity to purge. Checks, in this order, that it exists, that it is deleted, and that it has the expected version.
    /// </summary>
    /// <exception cref="EntityNotFoundException">No entity has the id.</exception>
    /// <exception cref="EntityNotDeletedException">The entity is live.</exception>
    /// <exception cref="VersionConflictException">The entity has another version than expected.</exception>
    public async Task<T> RequireDeletedAsync(TId id, Expected expected, CancellationToken cancellationToken)
    {
        var found = await RequireAsync(id, cancellationToken).ConfigureAwait(false);
        if (!description.IsDeleted(found))
            throw new EntityNotDeletedException(description.Kind, EntityIdOf(found));
        RequireVersion(found, expected);
        return found;
    }

    /// <summary>Deletes a live entity.</summary>
    public Task<T> DeleteAsync(T found, CancellationToken cancellationToken) =>
        WriteAsync(ChangeKind.Deleted, found, Deleted(found), cancellationToken);

    /// <summary>Stages the deletion of a live entity, for a verb that saves several changes together.</summary>
    public Task<T> StageDeletionAsync(T found, CancellationToken cancellationToken) =>
        StageAsync(ChangeKind.Deleted, found, Deleted(found), cancellationToken);

    /// <summary>Restores a deleted entity. A live entity stays unchanged.</summary>
    public async Task<Written<T>> RestoreAsync(T found, CancellationToken cancellationToken) => description.IsDeleted(found)
        ? new(await WriteAsync(ChangeKind.Restored, found, description.Live(found), cancellationToken).ConfigureAwait(false), WriteOutcome.Restored)
        : new(found, WriteOutcome.Unchanged);

    private T Deleted(T found) => description.Deleted(found, Unit.Time, Unit.Changes.NextSequence);
}
