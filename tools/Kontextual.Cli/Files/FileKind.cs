namespace Kontextual.Cli;

/// <summary>What a name in a folder stands for.</summary>
internal enum FileKind
{
    /// <summary>Nothing any more, or nothing that this name can reach.</summary>
    Gone,

    /// <summary>A file with bytes.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link, whatever it points to.</summary>
    Link,

    /// <summary>A pipe, socket or device: opening it may wait for ever.</summary>
    Special,
}
