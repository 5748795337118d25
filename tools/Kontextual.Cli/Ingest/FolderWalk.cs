using System.IO.Enumeration;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>
/// Enumerates the files of a folder in the code-point order of the artifact names. Only the names in the folders on the current path are in
/// memory. Symbolic links are not followed. Hidden files are included.
/// </summary>
internal sealed class FolderWalk(string root, FileFilter filter, OwnFiles own)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>The number of symbolic links that were skipped so far.</summary>
    public long Links { get; private set; }

    /// <summary>Enumerates all files. An entry that cannot be taken is returned at its position in the order.</summary>
    /// <exception cref="IOException">The folder itself cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The current user may not list the folder itself.</exception>
    public IEnumerable<WalkEntry> Entries()
    {
        var folder = HeldFolder.Open(root);
        try
        {
            return WalkRoot(folder, List(new WalkFolder(folder, root, string.Empty)));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private IEnumerable<WalkEntry> WalkRoot(HeldFolder folder, List<WalkName> names)
    {
        using var held = folder;
        foreach (var entry in Walk(names, string.Empty))
            yield return entry;
    }

    // There can be several folders with the same name after NFC normalisation. Their entries are merged.
    private IEnumerable<WalkEntry> Walk(List<WalkName> names, string prefix)
    {
        names.Sort(WalkName.InOrder);
        for (int first = 0, next; first < names.Count; first = next)
        {
            next = first + 1;
            while (next < names.Count && names[next].Key == names[first].Key)
                next++;
            var same = names.GetRange(first, next - first);
            foreach (var entry in same[0].IsFolder ? Below(same, prefix + same[0].Key) : Files(same, prefix + same[0].Key))
                yield return entry;
        }
    }

    private IEnumerable<WalkEntry> Below(List<WalkName> folders, string prefix)
    {
        if (!filter.EntersFolder(prefix.TrimEnd('/')))
            yield break;
        var names = new List<WalkName>();
        var held = new List<HeldFolder>(folders.Count);
        try
        {
            foreach (var folder in folders)
            {
                if (TryList(folder, names, held) is { } reason)
                    yield return new NotTaken(prefix, folder.RelativePath + "/", reason);
            }

            foreach (var entry in Walk(names, prefix))
                yield return entry;
        }
        finally
        {
            foreach (var folder in held)
                folder.Dispose();
        }
    }

    private IEnumerable<WalkEntry> Files(List<WalkName> files, string name)
    {
        if (!filter.TakesFile(name))
            yield break;
        foreach (var file in files)
        {
            var reason = file.Problem ?? (files.Count > 1 ? FileProblem.SameName : null);
            if (reason is null && !NameRules.TryNormalize(name, out _, out var problem))
                reason = $"its name cannot be the name of an artifact: {problem}";
            yield return reason is null
                ? new FoundFile(name, file.RelativePath, file.Facts, () => file.Folder.Held.OpenFile(file.Name, own))
                : new NotTaken(name, file.RelativePath, reason);
        }
    }

    private string? TryList(WalkName folder, List<WalkName> names, List<HeldFolder> held)
    {
        if (folder.Problem is not null)
            return folder.Problem;
        try
        {
            // Opened relative to the parent folder, so a later change of the path has no effect.
            var opened = folder.Folder.Held.OpenFolder(folder.Name);
            held.Add(opened);
            names.AddRange(List(new WalkFolder(opened, folder.FullPath, folder.RelativePath + "/")));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return FileProblem.Of(e);
        }
    }

    private List<WalkName> List(WalkFolder folder)
    {
        var names = new List<WalkName>();
        var entries = new FileSystemEnumerable<(string Name, bool IsFolder)>(
            folder.Held.ListingPath, (ref e) => (e.FileName.ToString(), e.IsDirectory), Everything);
        foreach (var entry in entries)
        {
            var name = WalkName.Of(folder, entry.Name, entry.IsFolder);
            if (name.Facts.Kind == FileKind.Link)
                Links++;
            else if (!own.Has(name.FullPath, name.Facts, folder.Held.Identity))
                names.Add(name);
        }

        return names;
    }
}
