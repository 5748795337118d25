using System.IO.Enumeration;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>
/// Walks a folder in the code-point order of the artifacts' names, holding no more than the names of the folders it is in.
/// Symbolic links are not followed; hidden files are files.
/// </summary>
internal sealed class FolderWalk(string root, FileFilter filter, OwnFiles own)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>How many symbolic links were left out so far.</summary>
    public long Links { get; private set; }

    /// <summary>All that is found. What cannot be taken comes at its place in the order.</summary>
    /// <exception cref="IOException">The folder itself cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder itself may not be listed.</exception>
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

    // Several folders, because two whose names are one name after NFC share the names below them.
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
                reason = $"its name cannot be an artifact's: {problem}";
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
            // Relative to the folder above it: what its path leads to by now is not followed.
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
