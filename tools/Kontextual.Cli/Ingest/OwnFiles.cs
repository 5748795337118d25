namespace Kontextual.Cli;

/// <summary>Recognises the files of the store, so that a store inside the folder is not ingested into itself.</summary>
/// <remarks>
/// Opening a SQLite file without SQLite cancels SQLite's locks on it when this process has the database open. Folders and files are therefore
/// compared by identity and not by spelling, where the system provides an identity.
/// </remarks>
internal class OwnFiles
{
    private const int IdLength = 36;
    private const string TemporaryEnding = ".new";

    private static readonly int TemporaryLength = 1 + IdLength + TemporaryEnding.Length;
    private static readonly string[] Suffixes = ["", "-wal", "-shm", "-journal", ".lock"];

    private readonly string _path;
    private readonly string _name;
    private readonly FileFacts _folder;
    private readonly FileIdentity? _identity;

    public OwnFiles(string storePath)
    {
        // When the path is a symbolic link, SQLite places its files next to the target.
        _path = LinkEnd.Of(storePath);
        _name = Path.GetFileName(_path);
        _folder = FileProbe.LookThrough(Path.GetDirectoryName(_path)!);
        _identity = FileProbe.LookThrough(_path).Identity;
    }

    /// <summary>
    /// True for the file of the store, for the files that SQLite and the library keep next to it, and for any other name of these files.
    /// </summary>
    public bool Has(string fullPath, FileFacts file, FileIdentity? folder) =>
        Is(file) || (IsHere(fullPath, folder) && HasOwnName(Path.GetFileName(fullPath)));

    /// <summary>
    /// True when the file is the file of the store, or one of the existing files that SQLite and the library keep next to it, by any name.
    /// </summary>
    public virtual bool Is(FileFacts file) => file.Identity is { } identity
        && (identity == _identity || Suffixes.Any(suffix => FileProbe.LookThrough(_path + suffix).Identity == identity));

    private bool IsHere(string fullPath, FileIdentity? folder) => folder is { } identity && _folder.Identity is { } own
        ? identity == own
        : string.Equals(Path.GetDirectoryName(fullPath), Path.GetDirectoryName(_path), PathComparison);

    private bool HasOwnName(string name)
    {
        if (!name.StartsWith(_name, PathComparison))
            return false;
        var ending = name[_name.Length..];
        return IsSuffix(IsTemporary(ending) ? ending[TemporaryLength..] : ending);
    }

    private static bool IsSuffix(string ending) => Suffixes.Any(suffix => string.Equals(ending, suffix, PathComparison));

    // The name of a new store until it is complete: a dot, an id and ".new".
    private static bool IsTemporary(string ending) =>
        ending.Length >= TemporaryLength
        && ending[0] == '.'
        && Guid.TryParseExact(ending.AsSpan(1, IdLength), "D", out _)
        && ending.AsSpan(1 + IdLength).StartsWith(TemporaryEnding, PathComparison);

    private static StringComparison PathComparison =>
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
}
