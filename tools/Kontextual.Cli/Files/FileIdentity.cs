namespace Kontextual.Cli;

/// <summary>A file or folder, whatever it is called: its device and its number there.</summary>
internal readonly record struct FileIdentity(ulong Device, ulong Number);
