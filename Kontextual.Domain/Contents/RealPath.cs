namespace Kontextual.Domain;

/// <summary>The path of a file with all symbolic links followed, so that one store has one lock however it is named.</summary>
internal static class RealPath
{
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full)!;
        var real = root;
        foreach (var part in full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            var isLink = new FileInfo(next).LinkTarget is not null;
            real = isLink ? File.ResolveLinkTarget(next, returnFinalTarget: true)!.FullName : next;
        }

        return real;
    }
}
