namespace Kontextual.Cli;

/// <summary>Knows the store's own files, so that a store inside the folder does not swallow itself.</summary>
/// <remarks>
/// More than a matter of taste: opening a SQLite file by other means in the process that has it open drops SQLite's locks on it.
/// So folders and files are known by identity, not by spelling, where the system tells it.
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
        // SQLite keeps the files beside the one a link leads to.
        _path = LinkEnd.Of(storePath);
        _name = Path.GetFileName(_path);
        _folder = FileProbe.LookThrough(Path.GetDirectoryName(_path)!);
        _identity = FileProbe.LookThrough(_path).Identity;
    }

    /// <summary>True for the store's file, what SQLite and the library keep beside it, and any other name of it.</summary>
    public bool Has(string fullPath, FileFacts file, FileIdentity? folder) =>
        Is(file) || (IsHere(fullPath, folder) && HasOwnName(Path.GetFileName(fullPath)));

    /// <summary>True for another name of the store's file, or of what SQLite and the library keep beside it by now.</summary>
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

    // What the library makes a new store in before it gets its name: a dot, an id, ".new".
    private static bool IsTemporary(string ending) =>
        ending.Length >= TemporaryLength
        && ending[0] == '.'
        && Guid.TryParseExact(ending.AsSpan(1, IdLength), "D", out _)
        && ending.AsSpan(1 + IdLength).StartsWith(TemporaryEnding, PathComparison);

    private static StringComparison PathComparison =>
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
}
