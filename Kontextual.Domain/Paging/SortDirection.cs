namespace Kontextual.Domain;

/// <summary>Which end of an order comes first.</summary>
public enum SortDirection
{
    /// <summary>Smallest, or oldest, first.</summary>
    Ascending,

    /// <summary>Largest, or newest, first.</summary>
    Descending,
}
