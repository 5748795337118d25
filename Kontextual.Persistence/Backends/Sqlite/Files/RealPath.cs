namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>Resolves all symbolic links of a path, so that a store has the same lock by each of its paths.</summary>
internal static class RealPath
{
    /// <summary>The number of links that Linux follows before it reports a circle.</summary>
    private const int MostLinks = 40;

    /// <summary>Returns the full path with all symbolic links followed.</summary>
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

            // The folders of a target can be links as well, so its parts are resolved like the others.
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
