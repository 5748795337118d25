namespace Kontextual.Cli;

/// <summary>Where a path leads when it is a symbolic link.</summary>
internal static class LinkEnd
{
    public static string Of(string path)
    {
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true);
        return target is null ? path : target.FullName;
    }
}
