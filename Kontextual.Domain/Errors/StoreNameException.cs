namespace Kontextual.Domain;

/// <summary>
/// The store has another name. SQLite's log and the store's lock lie beside a name, so by two names it would have two of each and lose
/// writes. It was left untouched.
/// </summary>
public sealed class StoreNameException(string location, string? openAs, string message) : KnowledgeException(message)
{
    /// <summary>The name that was refused.</summary>
    public string Location { get; } = location;

    /// <summary>The name under which this process has the store open; null when it has not.</summary>
    public string? OpenAs { get; } = openAs;

    internal static StoreNameException OpenHere(string location, string openAs) => new(
        location,
        openAs,
        $"'{location}' is the store that this process has open as '{openAs}'. Open it by that name.");
}
