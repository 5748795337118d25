namespace Kontextual.Cli;

/// <summary>Looks at names without opening what they stand for.</summary>
internal static class FileProbe
{
    /// <summary>Looks at a name; of a symbolic link at the link itself.</summary>
    /// <exception cref="UnauthorizedAccessException">The folder may not be searched.</exception>
    /// <exception cref="IOException">The file system fails.</exception>
    public static FileFacts Look(string path) =>
        LinuxFileProbe.IsSupported ? LinuxFileProbe.Look(path, followLink: false) : LookPortably(path);

    /// <summary>Looks at a name; of a symbolic link at what it leads to.</summary>
    /// <inheritdoc cref="Look"/>
    public static FileFacts LookThrough(string path) =>
        LinuxFileProbe.IsSupported ? LinuxFileProbe.Look(path, followLink: true) : LookPortably(LinkEnd.Of(path));

    // Knows neither pipes nor identities: .NET has no portable way to ask for them.
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
