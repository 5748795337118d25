namespace Kontextual.Domain;

/// <summary>An entity that has versions.</summary>
internal interface IVersionedDescription<TId, T> : IEntityDescription<TId, T>
    where TId : struct, IEntityId<TId>
    where T : class
{
    /// <summary>The entity with another version, which was written at a time.</summary>
    T WithVersion(T entity, int version, DateTimeOffset time);
}
