namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>What a reading session is rented for.</summary>
internal enum ReaderKind
{
    /// <summary>One read of the library. It ends by itself and waits for nothing.</summary>
    Read,

    /// <summary>A view. The caller's code runs while the session is rented and may read or write beside the view.</summary>
    View,

    /// <summary>A view inside a view or inside the work of a write. Waiting for a session could wait for its own caller.</summary>
    Nested,
}
