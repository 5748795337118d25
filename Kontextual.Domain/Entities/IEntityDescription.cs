namespace Kontextual.Domain;

/// <summary>Contains everything that generic code needs to know about one kind of entity.</summary>
internal interface IEntityDescription
{
    /// <summary>The kind that change records contain.</summary>
    EntityKind Kind { get; }
}

/// <inheritdoc cref="IEntityDescription"/>
/// <typeparam name="TId">The type of the id.</typeparam>
/// <typeparam name="T">The type of the entity, which is immutable.</typeparam>
internal interface IEntityDescription<TId, T> : IEntityDescription
    where TId : struct, IEntityId<TId>
    where T : class
{
    TId IdOf(T entity);

    /// <summary>
    /// Returns the version that writers expect and change records contain. It starts at 1, and is always 1 for entities that never change.
    /// </summary>
    int VersionOf(T entity);

    /// <summary>True when a change record of this kind contains the complete state of the entity, unless the entity was purged.</summary>
    bool HasState(ChangeKind kind) => true;

    /// <summary>Returns the digest that change records contain, or null for an entity without one.</summary>
    ContentDigest? DigestOf(T entity) => null;

    bool IsPurged(T entity);

    /// <summary>Returns the entity after a purge: marked as purged, and without the texts that rule A7 of docs/contract.md erases.</summary>
    T Blank(T entity);
}
