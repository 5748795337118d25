namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>The kind of a file. The values are those of the operating system.</summary>
internal enum FileKind
{
    Unknown = 0,
    Pipe = 0x1000,
    CharacterDevice = 0x2000,
    Folder = 0x4000,
    BlockDevice = 0x6000,
    File = 0x8000,
    SymbolicLink = 0xA000,
    Socket = 0xC000,
}
