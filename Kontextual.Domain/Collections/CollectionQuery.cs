namespace Kontextual.Domain;

/// <summary>Which collections are wanted. All filters combine (AND); without any, all live ones. Ordered by name, then id, ascending.</summary>
public sealed record CollectionQuery
{
    /// <summary>Only collections whose name begins with this text, by code point.</summary>
    public string? NamePrefix { get; init; }

    /// <summary>True to list deleted collections as well; purged ones only with <see cref="IncludePurged"/>.</summary>
    public bool IncludeDeleted { get; init; }

    /// <summary>True to list purged collections as well; their texts are blank. They are deleted, so this has an effect in the present only together with <see cref="IncludeDeleted"/>.</summary>
    public bool IncludePurged { get; init; }
}
