namespace Kontextual.Domain;

/// <summary>Describes entities that have versions.</summary>
internal interface IVersionedDescription<TId, T> : IEntityDescription<TId, T>
    where TId : struct, IEntityId<TId>
    where T : class
{
    /// <summary>Returns the entity with a different version that was written at a time.</summary>
    T WithVersion(T entity, int version, DateTimeOffset time);
}
