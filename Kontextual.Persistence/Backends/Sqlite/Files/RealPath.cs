namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>The path of a file with all symbolic links followed, so that one store has one lock however it is named.</summary>
internal static class RealPath
{
    /// <summary>As many links as Linux follows before it takes them for a circle.</summary>
    private const int MostLinks = 40;

    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        var links = 0;
        var parts = new Stack<string>(Parts(full[real.Length..]).Reverse());
        while (parts.TryPop(out var part))
        {
            if (part == ".")
                continue;
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
                throw new IOException($"The symbolic links of '{path}' lead in a circle.");

            // A target's own folders may be links in turn, so its parts are walked like the rest.
            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(target)!;
            foreach (var more in Parts(target[(Path.GetPathRoot(target) ?? string.Empty).Length..]).Reverse())
                parts.Push(more);
        }

        return real;
    }

    private static string[] Parts(string path) => path.Split(
        [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
}
