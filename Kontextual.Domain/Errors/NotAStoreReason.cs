namespace Kontextual.Domain;

/// <summary>The reason why a location does not contain a store.</summary>
public enum NotAStoreReason
{
    /// <summary>There is no file, and creating a store was not allowed.</summary>
    Missing,

    /// <summary>The location is a directory.</summary>
    Directory,

    /// <summary>The location is an empty file.</summary>
    Empty,

    /// <summary>The location is a pipe, a socket or a device, or its symbolic links form a cycle.</summary>
    NotAFile,

    /// <summary>The location is a file that is not a SQLite database.</summary>
    OtherFile,

    /// <summary>The location is a SQLite database of another application.</summary>
    OtherDatabase,

    /// <summary>The location is a store whose creation was not completed.</summary>
    HalfMade,
}
