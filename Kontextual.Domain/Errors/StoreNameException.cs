namespace Kontextual.Domain;

/// <summary>
/// The exception that is thrown when a store is opened by another name of its file, such as a hard link. SQLite's log and the store's lock file
/// are named after the store. Two names would have two logs and two locks, and writes would be lost. The store was not changed.
/// </summary>
public sealed class StoreNameException(string location, string? openAs, string message) : KnowledgeException(message)
{
    /// <summary>The name that was refused.</summary>
    public string Location { get; } = location;

    /// <summary>The name by which this process has opened the store, or null when it has not opened it.</summary>
    public string? OpenAs { get; } = openAs;

    internal static StoreNameException OpenHere(string location, string openAs) => new(
        location,
        openAs,
        $"'{location}' is the store that this process has opened as '{openAs}'. Open it by that name.");
}
