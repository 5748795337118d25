namespace Kontextual.Persistence.Mapping;

/// <summary>
/// A value of a row is not in the form of its column. Thrown where values are read and nowhere else, and never given to callers: an engine
/// makes a <see cref="StoreCorruptException"/> of it.
/// </summary>
/// <param name="expected">What the column holds, for people, such as "an id".</param>
/// <param name="where">The table, the row and the column; null when whoever reads does not know them.</param>
/// <param name="found">What is there instead.</param>
internal sealed class StoredValueException(string expected, string? where = null, string? found = null)
    : Exception($"Expected {expected}{(found is null ? string.Empty : $", found {found}")}, at {where ?? "a place that is not known"}.")
{
    /// <summary>The error that callers get.</summary>
    /// <param name="location">The store, for a place that is not known.</param>
    public StoreCorruptException ForCallers(string location) =>
        new(where ?? $"'{location}'", $"it holds {found ?? "a value of another form"}, and {expected} is expected there", this);
}
