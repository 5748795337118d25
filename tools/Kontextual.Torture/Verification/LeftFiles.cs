namespace Kontextual.Torture;

/// <summary>What lies beside a store that was closed cleanly and ought not to.</summary>
/// <remarks>To be asked before the store is checked: a connection that may only read leaves an empty log behind.</remarks>
internal static class LeftFiles
{
    public static IEnumerable<string> Of(string store) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(store)!, Path.GetFileName(store) + "*").Where(file => file != store && file != store + ".lock");
}
