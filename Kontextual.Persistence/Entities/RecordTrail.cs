using Kontextual.Persistence.Changes;

namespace Kontextual.Persistence.Entities;

/// <summary>The trail of an entity whose past is stored only in its change records.</summary>
/// <param name="description">Describes the entity.</param>
/// <param name="form">Writes the entity's state.</param>
internal sealed class RecordTrail<TId, T>(IEntityDescription<TId, T> description, IStateForm<T> form) : IEntityTrail<T>
    where TId : struct, IEntityId<TId>
    where T : class
{
    public Task<EntityChange> FollowAsync(ChangeKind kind, T? old, T changed, CancellationToken cancellationToken) =>
        Task.FromResult(EntityChange.Of(description, kind, old, changed, form.StateOf(changed), keepsState: true));

    // EntityWriter blanks the change records of every kind of entity.
    public Task BlankAsync(T entity, CancellationToken cancellationToken) => Task.CompletedTask;
}
