namespace Kontextual.Cli;

/// <summary>Facts about a name in the file system, read without opening it.</summary>
/// <param name="Kind">The kind of the entry.</param>
/// <param name="Length">The size in bytes. 0 for an entry that is not a file.</param>
/// <param name="Modified">A stamp that changes when the content changes.</param>
/// <param name="Identity">The identity of the file, which does not depend on its name. Null when the system does not provide it.</param>
internal readonly record struct FileFacts(FileKind Kind, long Length, long Modified, FileIdentity? Identity)
{
    public static FileFacts Gone { get; } = new(FileKind.Gone, 0, 0, null);
}
