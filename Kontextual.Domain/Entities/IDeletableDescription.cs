namespace Kontextual.Domain;

/// <summary>An entity that can be deleted and stays in the store.</summary>
internal interface IDeletableDescription<TId, T> : IVersionedDescription<TId, T>
    where TId : struct, IEntityId<TId>
    where T : class
{
    bool IsDeleted(T entity);

    /// <summary>The entity as the change record at a sequence deletes it at a time.</summary>
    T Deleted(T entity, DateTimeOffset time, long sequence);

    /// <summary>The entity without its deletion.</summary>
    T Live(T entity);
}
