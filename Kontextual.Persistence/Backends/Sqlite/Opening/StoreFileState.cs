namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>What lies where a store is wanted.</summary>
internal enum StoreFileState
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A file without a byte, or a database without a table, that is to become a store.</summary>
    Empty,

    /// <summary>A store.</summary>
    Store,
}
