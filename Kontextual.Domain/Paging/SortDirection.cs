namespace Kontextual.Domain;

/// <summary>The direction of an order.</summary>
public enum SortDirection
{
    /// <summary>The smallest or oldest item comes first.</summary>
    Ascending,

    /// <summary>The largest or newest item comes first.</summary>
    Descending,
}
