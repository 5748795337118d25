namespace Kontextual.Domain;

/// <summary>Describes entities whose past states are in their change records.</summary>
internal interface IStatedDescription<TId, T> : IEntityDescription<TId, T>, IStateForm<T>
    where TId : struct, IEntityId<TId>
    where T : class
{
    /// <summary>Returns an entity without the values that no change record contains. The past has none of them.</summary>
    T Recorded(T entity) => entity;
}
