namespace Kontextual.Domain;

/// <summary>Everything that the library knows of one kind of entity, written in one place. What is generic asks it and nothing else.</summary>
internal interface IEntityDescription
{
    /// <summary>The kind that change records name.</summary>
    EntityKind Kind { get; }
}

/// <inheritdoc cref="IEntityDescription"/>
/// <typeparam name="TId">The id.</typeparam>
/// <typeparam name="T">The entity as it stands, an immutable value.</typeparam>
internal interface IEntityDescription<TId, T> : IEntityDescription
    where TId : struct, IEntityId<TId>
    where T : class
{
    TId IdOf(T entity);

    /// <summary>The version that writers expect and records name: from 1, and always 1 for what never changes.</summary>
    int VersionOf(T entity);

    /// <summary>The digest that change records name; null for an entity without one.</summary>
    ContentDigest? DigestOf(T entity) => null;

    bool IsPurged(T entity);

    /// <summary>The entity after a purge: every text erased that A7 does not keep, and marked purged.</summary>
    T Blank(T entity);
}
