namespace Kontextual.Persistence.Collections;

/// <summary>A stretch of change sequences over which a collection had one name and was live, or was deleted.</summary>
/// <remarks>Derived from the change records, for listings of the past: they go by the name of that time.</remarks>
internal sealed record CollectionName
{
    public required CollectionId CollectionId { get; init; }

    /// <summary>The sequence of the change that began it.</summary>
    public required long FromSequence { get; init; }

    /// <summary>The sequence of the change that ended it; null for the present stretch.</summary>
    public long? ToSequence { get; init; }

    /// <summary>The name; empty when <see cref="IsPurged"/>.</summary>
    public required string Name { get; init; }

    public required bool IsDeleted { get; init; }

    public bool IsPurged { get; init; }

    /// <summary>The stretch that a collection as it stands begins with a change.</summary>
    public static CollectionName From(Collection collection, long sequence) => new()
    {
        CollectionId = collection.Id,
        FromSequence = sequence,
        Name = collection.Name,
        IsDeleted = collection.IsDeleted,
    };

    /// <summary>True when one stretch covers both.</summary>
    public static bool IsSame(Collection old, Collection changed) => (old.Name, old.IsDeleted) == (changed.Name, changed.IsDeleted);

    /// <summary>The stretch without its name.</summary>
    public static CollectionName Blank(CollectionName name) => name with { Name = string.Empty, IsPurged = true };
}
