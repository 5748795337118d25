namespace Kontextual.Cli;

/// <summary>Where a path leads when it is a symbolic link.</summary>
internal static class LinkEnd
{
    /// <returns>The path itself when it is no link, or nothing lies there.</returns>
    public static string Of(string path) =>
        new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
}
