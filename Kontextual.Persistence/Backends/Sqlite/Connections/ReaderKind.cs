namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>The purpose for which a reading session is rented.</summary>
internal enum ReaderKind
{
    /// <summary>One read of the library. It ends by itself, and waits for nothing.</summary>
    Read,

    /// <summary>A view. The caller's code runs while the session is rented, and can read or write outside the view.</summary>
    View,

    /// <summary>
    /// A view inside a view or inside the work of a write. It never waits for a session, because that could be a wait for its own caller.
    /// </summary>
    Nested,
}
