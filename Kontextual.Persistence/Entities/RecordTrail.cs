using Kontextual.Persistence.Changes;

namespace Kontextual.Persistence.Entities;

/// <summary>The trail of an entity whose past is in its change records and nowhere else.</summary>
/// <param name="description">Describes the entity.</param>
/// <param name="form">How its state is written.</param>
internal sealed class RecordTrail<TId, T>(IEntityDescription<TId, T> description, IStateForm<T> form) : IEntityTrail<T>
    where TId : struct, IEntityId<TId>
    where T : class
{
    public Task<EntityChange> FollowAsync(ChangeKind kind, T? old, T changed, CancellationToken cancellationToken) =>
        Task.FromResult(EntityChange.Of(description, kind, old, changed, form.StateOf(changed), keepsState: true));

    // The change records are blanked for every kind of entity.
    public Task BlankAsync(T entity, CancellationToken cancellationToken) => Task.CompletedTask;
}
