namespace Kontextual.Domain;

/// <summary>Why something is not a store.</summary>
public enum NotAStoreReason
{
    /// <summary>Nothing is there, and creating was not allowed.</summary>
    Missing,

    /// <summary>It is a directory.</summary>
    Directory,

    /// <summary>It is a file without a byte.</summary>
    Empty,

    /// <summary>It is a pipe, a socket or a device, or its symbolic links lead in a circle.</summary>
    NotAFile,

    /// <summary>It is some other file.</summary>
    OtherFile,

    /// <summary>It is a SQLite database of another application.</summary>
    OtherDatabase,

    /// <summary>It was begun as a store and never finished.</summary>
    HalfMade,
}
