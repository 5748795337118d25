namespace Kontextual.Persistence.Mapping;

/// <summary>
/// Thrown when a value that is read from a row is not in the form of its column. It never reaches callers, because the engine converts
/// it to a <see cref="StoreCorruptException"/>.
/// </summary>
/// <param name="expected">Describes a valid value of the column, for example "an id".</param>
/// <param name="where">The table, the row and the column; null when the reading code does not know them.</param>
/// <param name="found">Describes the value that was found; null when the reading code does not know it.</param>
internal sealed class StoredValueException(string expected, string? where = null, string? found = null)
    : Exception($"Expected {expected}{(found is null ? string.Empty : $", found {found}")}, at {where ?? "an unknown place"}.")
{
    /// <summary>What is wrong, in words that follow the place.</summary>
    public string Told => $"it holds {found ?? "a value of another form"} instead of {expected}";

    /// <summary>Creates the exception that callers get.</summary>
    /// <param name="location">The store. It is named when the place is unknown.</param>
    public StoreCorruptException ForCallers(string location) => new(where ?? $"'{location}'", Told, this);
}
