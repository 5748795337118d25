namespace Kontextual.Cli;

/// <summary>Resolves symbolic links.</summary>
internal static class LinkEnd
{
    /// <returns>The target of the link. The path itself when it is not a link or does not exist.</returns>
    public static string Of(string path) =>
        new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
}
