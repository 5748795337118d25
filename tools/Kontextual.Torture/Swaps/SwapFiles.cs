using System.Security.Cryptography;

namespace Kontextual.Torture;

/// <summary>
/// The files of one round: the store, its replacement, and the place to which the store is moved. This process has none of them open.
/// </summary>
internal sealed class SwapFiles
{
    private readonly string _replacement;
    private readonly byte[] _replacementDigest;

    /// <param name="folder">The folder of the round.</param>
    /// <param name="template">A closed store, which is copied at the beginning.</param>
    /// <param name="other">Another closed store, which replaces the first one.</param>
    public SwapFiles(string folder, string template, string other)
    {
        Folder = folder;
        Directory.CreateDirectory(Path.Combine(folder, "in"));
        _replacement = Path.Combine(folder, "replacement.db");
        File.Copy(template, Store);
        File.Copy(other, _replacement);
        _replacementDigest = SHA256.HashData(File.ReadAllBytes(other));
    }

    public string Folder { get; }

    /// <summary>The path that the writers open.</summary>
    public string Store => Path.Combine(Folder, "in", "store.db");

    private string Away => Path.Combine(Folder, "away.db");

    private string AwayFolder => Path.Combine(Folder, "moved");

    public void Swap(SwapKind kind, Random random)
    {
        switch (kind)
        {
            case SwapKind.Delete:
                File.Delete(Store);
                break;
            case SwapKind.Replace:
                File.Move(_replacement, Store, overwrite: true);
                break;
            case SwapKind.MoveAway:
                File.Move(Store, Away);
                break;
            case SwapKind.MoveAwayAndReplace:
                File.Move(Store, Away);
                File.Move(_replacement, Store);
                break;
            case SwapKind.MoveFolder:
                Directory.Move(Path.Combine(Folder, "in"), AwayFolder);
                break;
            case SwapKind.Truncate:
                using (var file = new FileStream(Store, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
                    file.SetLength(random.NextInt64(file.Length));
                break;
            case SwapKind.DeleteLog:
                File.Delete(Store + "-wal");
                break;
            case SwapKind.DeleteLock:
                File.Delete(Store + ".lock");
                break;
        }
    }

    /// <summary>The file that must contain every acknowledged write, in addition to the saved copies. Null when no file must.</summary>
    public string? Holding(SwapKind kind) => kind switch
    {
        SwapKind.MoveAway or SwapKind.MoveAwayAndReplace => Away,
        SwapKind.MoveFolder => Path.Combine(AwayFolder, "store.db"),
        SwapKind.DeleteLog or SwapKind.DeleteLock => Store,
        _ => null,
    };

    /// <summary>Returns the violations at the path where the store was replaced or removed.</summary>
    public IEnumerable<string> Wrong(SwapKind kind)
    {
        if (kind is SwapKind.Replace or SwapKind.MoveAwayAndReplace && !SHA256.HashData(File.ReadAllBytes(Store)).AsSpan().SequenceEqual(_replacementDigest))
            yield return "the replacement was changed";
        if (kind is not (SwapKind.Delete or SwapKind.Replace or SwapKind.MoveAway or SwapKind.MoveAwayAndReplace))
            yield break;
        foreach (var ending in (string[])["-wal", "-shm"])
        {
            if (File.Exists(Store + ending))
                yield return $"the old store's {ending} is next to the path, where another store would use it as its own";
        }
    }
}
