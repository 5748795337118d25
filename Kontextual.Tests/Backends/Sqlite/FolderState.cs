using System.Security.Cryptography;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>Everything in a folder: names, modes, links and bytes. To be taken while no store in it is open.</summary>
internal static class FolderState
{
    /// <summary>One line for each entry. A lock file says nothing and is left out where a store was to be written.</summary>
    public static IReadOnlyList<string> Of(string folder, bool withLocks = true) =>
    [
        .. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .Where(path => withLocks || !path.EndsWith(".lock", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetRelativePath(folder, path)} {ModeOf(path)} {ContentOf(path)}"),
    ];

    public static IReadOnlyList<string> NamesIn(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static string ModeOf(string path) => OperatingSystem.IsWindows() || new FileInfo(path).LinkTarget is not null ? string.Empty : File.GetUnixFileMode(path).ToString();

    private static string ContentOf(string path) =>
        new FileInfo(path).LinkTarget ?? (Directory.Exists(path) ? "folder" : Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
}
