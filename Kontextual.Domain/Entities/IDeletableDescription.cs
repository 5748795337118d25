namespace Kontextual.Domain;

/// <summary>Describes entities that can be deleted and are kept in the store.</summary>
internal interface IDeletableDescription<TId, T> : IVersionedDescription<TId, T>
    where TId : struct, IEntityId<TId>
    where T : class
{
    bool IsDeleted(T entity);

    /// <summary>Returns the entity deleted at a time by the change record with a sequence.</summary>
    T Deleted(T entity, DateTimeOffset time, long sequence);

    /// <summary>Returns the entity without its deletion.</summary>
    T Live(T entity);
}
