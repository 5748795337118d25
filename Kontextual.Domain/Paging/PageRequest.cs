namespace Kontextual.Domain;

/// <summary>Which page of a listing is wanted.</summary>
public sealed record PageRequest
{
    /// <summary>The largest page: 1,000.</summary>
    public const int MaxSize = 1000;

    /// <summary>The first page of 100.</summary>
    public static PageRequest Default { get; } = new();

    /// <summary>How many items at most, 1 to 1,000; 100 by default. Beyond that the listing throws <see cref="ArgumentOutOfRangeException"/>.</summary>
    public int Size { get; init; } = 100;

    /// <summary>The <see cref="Page{T}.NextCursor"/> of the page before; null for the first page. Only good for the same query.</summary>
    public string? Cursor { get; init; }
}
