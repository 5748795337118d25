namespace Kontextual.Domain;

/// <summary>Which collections are wanted. All filters combine (AND); without any, all live ones. Ordered by name, then id, ascending.</summary>
public sealed record CollectionQuery
{
    /// <summary>Only collections whose name begins with this text, by code point.</summary>
    public string? NamePrefix { get; init; }

    /// <summary>True to list deleted collections as well.</summary>
    public bool IncludeDeleted { get; init; }
}
