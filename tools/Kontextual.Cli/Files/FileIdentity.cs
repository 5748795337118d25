namespace Kontextual.Cli;

/// <summary>The identity of a file or folder, which does not depend on its name: the device and the inode number.</summary>
internal readonly record struct FileIdentity(ulong Device, ulong Number);
