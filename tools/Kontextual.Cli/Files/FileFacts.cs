namespace Kontextual.Cli;

/// <summary>What the file system says of a name, without opening it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">The size in bytes; 0 for what is no file.</param>
/// <param name="Modified">A stamp that changes when the content does.</param>
/// <param name="Identity">Which file it is whatever it is called; null where the system does not tell.</param>
internal readonly record struct FileFacts(FileKind Kind, long Length, long Modified, FileIdentity? Identity)
{
    public static FileFacts Gone { get; } = new(FileKind.Gone, 0, 0, null);
}
