namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>The state of the path of a store.</summary>
internal enum StoreFileState
{
    /// <summary>No file exists.</summary>
    Missing,

    /// <summary>An empty file, or a database without tables, in which a store may be created.</summary>
    Empty,

    /// <summary>The file is a store.</summary>
    Store,
}
