namespace Kontextual.Domain;

/// <summary>Selects a page of a listing.</summary>
public sealed record PageRequest
{
    /// <summary>The maximum number of items on a page: 1,000.</summary>
    public const int MaxSize = 1000;

    /// <summary>The first page of 100 items.</summary>
    public static PageRequest Default { get; } = new();

    /// <summary>
    /// The maximum number of items, 1 to 1,000. 100 by default. For any other number, the listing throws
    /// <see cref="ArgumentOutOfRangeException"/>.
    /// </summary>
    public int Size { get; init; } = 100;

    /// <summary>
    /// The <see cref="Page{T}.NextCursor"/> of the previous page, or null for the first page. It is valid only for the same query in the
    /// same store; otherwise, the listing throws <see cref="ArgumentException"/>.
    /// </summary>
    public string? Cursor { get; init; }
}
