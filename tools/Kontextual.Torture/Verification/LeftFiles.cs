namespace Kontextual.Torture;

/// <summary>Finds files next to a store that must not remain after it was closed cleanly.</summary>
/// <remarks>Call this method before the store is checked, because a read-only connection leaves an empty log.</remarks>
internal static class LeftFiles
{
    public static IEnumerable<string> Of(string store) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(store)!, Path.GetFileName(store) + "*").Where(file => file != store && file != store + ".lock");
}
