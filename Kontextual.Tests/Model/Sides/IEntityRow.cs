using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What a side shows of an entity, in values that belong to neither side.</summary>
internal interface IEntityRow<TSelf>
    where TSelf : class, IEntityRow<TSelf>
{
    static abstract EntityKind Kind { get; }

    EntityId EntityId { get; }

    /// <summary>The type of its id.</summary>
    Type IdType { get; }

    int Version { get; }

    bool IsDeleted { get; }

    bool IsPurged { get; }

    /// <summary>The row after a purge.</summary>
    TSelf Blank();

    /// <summary>The row as a moment of the past shows it.</summary>
    /// <param name="now">The row as it is now.</param>
    TSelf InPast(TSelf now) => now.IsPurged ? Blank() : (TSelf)this;
}

/// <inheritdoc/>
internal interface IEntityRow<TId, TSelf> : IEntityRow<TSelf>
    where TId : struct, IEntityId<TId>
    where TSelf : class, IEntityRow<TSelf>
{
    TId Id { get; }

    EntityId IEntityRow<TSelf>.EntityId => new(Id.Value);

    Type IEntityRow<TSelf>.IdType => typeof(TId);
}
