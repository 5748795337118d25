namespace Kontextual.Cli;

/// <summary>
/// A folder that is known by its path, for systems that cannot open entries relative to a handle. Entries that are replaced in the meantime
/// are followed.
/// </summary>
internal sealed class PathFolder(string path) : HeldFolder
{
    public override FileIdentity? Identity { get; } = FileProbe.LookThrough(path).Identity;

    public override string ListingPath => path;

    public override FileFacts Look(string name) => FileProbe.Look(Path.Join(path, name));

    public override HeldFolder OpenFolder(string name)
    {
        RequireKind(FileKind.Folder, Look(name));
        return new PathFolder(Path.Join(path, name));
    }

    public override OpenedFile OpenFile(string name, OwnFiles own)
    {
        var found = Look(name);
        RequireKind(FileKind.File, found);
        return own.Has(Path.Join(path, name), found, Identity)
            ? throw new ReplacedException(FileProblem.OwnFile)
            : new PathOpenedFile(Path.Join(path, name));
    }

    public override void Dispose()
    {
        // There is nothing to close.
    }

    /// <exception cref="ReplacedException">The entry is of another kind.</exception>
    /// <exception cref="FileNotFoundException">The entry does not exist.</exception>
    public static void RequireKind(FileKind wanted, FileFacts found)
    {
        if (found.Kind == FileKind.Gone)
            throw new FileNotFoundException();
        if (found.Kind != wanted)
            throw new ReplacedException(found.Kind == FileKind.Special ? FileProblem.Special : FileProblem.Replaced);
    }
}
