using System.Security.Cryptography;

namespace Kontextual.Torture;

/// <summary>Computes the SHA-256 of every file in a folder and lists its other entries. Nothing in the folder may be open.</summary>
internal static class FileHashes
{
    /// <param name="folder">The folder.</param>
    /// <param name="leftOut">The endings of the files that may appear and change.</param>
    public static IReadOnlyList<string> Of(string folder, params string[] leftOut) =>
    [
        .. Directory.EnumerateFileSystemEntries(folder)
            .Where(path => !leftOut.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Where(path => !path.EndsWith("-wal", StringComparison.Ordinal) || new FileInfo(path) is not { Exists: true, Length: 0 })
            .Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetFileName(path)} {ContentOf(path)}"),
    ];

    // Reading a pipe would block until its other end is opened, and a device has no content.
    private static string ContentOf(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is { } target)
            return target;
        return (file.Attributes & (FileAttributes.Directory | FileAttributes.Device)) != 0 || !IsRegular(file)
            ? "no file"
            : Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
    }

    private static bool IsRegular(FileInfo file) => file.Length > 0;
}
