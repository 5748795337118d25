namespace Kontextual.Cli;

/// <summary>Reads facts about names without opening their files.</summary>
internal static class FileProbe
{
    /// <summary>Reads the facts about a name. A symbolic link is not followed.</summary>
    /// <exception cref="UnauthorizedAccessException">The current user may not search the folder.</exception>
    /// <exception cref="IOException">The file system reports an error.</exception>
    public static FileFacts Look(string path) =>
        LinuxFileProbe.IsSupported ? LinuxFileProbe.Look(path, followLink: false) : LookPortably(path);

    /// <summary>Reads the facts about a name. A symbolic link is followed.</summary>
    /// <inheritdoc cref="Look"/>
    public static FileFacts LookThrough(string path) =>
        LinuxFileProbe.IsSupported ? LinuxFileProbe.Look(path, followLink: true) : LookPortably(LinkEnd.Of(path));

    // Cannot detect pipes and identities, because .NET has no portable way to read them.
    private static FileFacts LookPortably(string path)
    {
        var info = new FileInfo(path);
        if (info.LinkTarget is not null)
            return new FileFacts(FileKind.Link, 0, 0, null);
        if (info.Exists)
            return new FileFacts(FileKind.File, info.Length, info.LastWriteTimeUtc.Ticks, null);
        return Directory.Exists(path) ? new FileFacts(FileKind.Folder, 0, 0, null) : FileFacts.Gone;
    }
}
