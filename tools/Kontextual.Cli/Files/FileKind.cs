namespace Kontextual.Cli;

/// <summary>The kind of an entry in a folder.</summary>
internal enum FileKind
{
    /// <summary>The entry no longer exists, or it cannot be reached by its name.</summary>
    Gone,

    /// <summary>A file with bytes.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link, regardless of its target.</summary>
    Link,

    /// <summary>A pipe, socket or device. Opening it may block forever.</summary>
    Special,
}
