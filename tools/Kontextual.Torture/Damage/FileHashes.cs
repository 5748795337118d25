using System.Security.Cryptography;

namespace Kontextual.Torture;

/// <summary>The SHA-256 of every file in a folder, and what else lies there. To be taken while nothing in it is open.</summary>
internal static class FileHashes
{
    /// <param name="folder">The folder.</param>
    /// <param name="leftOut">Endings of files that may come and change.</param>
    public static IReadOnlyList<string> Of(string folder, params string[] leftOut) =>
    [
        .. Directory.EnumerateFileSystemEntries(folder)
            .Where(path => !leftOut.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Where(path => !path.EndsWith("-wal", StringComparison.Ordinal) || new FileInfo(path) is not { Exists: true, Length: 0 })
            .Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetFileName(path)} {ContentOf(path)}"),
    ];

    // A pipe would wait for its other end, and a device has none.
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
