namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>The files of the stores that this process has open. Nothing but SQLite may open and close them.</summary>
/// <remarks>
/// When any code of a process closes a file that SQLite has open, SQLite's locks on it are cancelled (a property of POSIX locks). Another
/// process can then remove the log with acknowledged writes. Content is therefore never read from such a file. If such a file was opened
/// nevertheless, because it replaced another file at that moment, it stays open until the store is closed.
/// </remarks>
internal static class ProtectedFiles
{
    private static readonly Lock Gate = new();
    private static readonly List<Protection> Open = [];
    private static readonly string[] Endings = ["", CompanionFiles.LogEnding, CompanionFiles.IndexEnding, CompanionFiles.JournalEnding, CompanionFiles.LockEnding];

    /// <summary>
    /// Protects a store's file and the files next to it until the result is disposed of. Every connection of this process to the store must
    /// be closed before.
    /// </summary>
    /// <param name="realPath">The path of the file, with links followed.</param>
    /// <exception cref="StoreNameException">This process has the store open under another name.</exception>
    public static IDisposable Protect(string realPath)
    {
        lock (Gate)
        {
            // Code that reads content must check for protected files from the first store on.
            OutsideFile.Guard = Guard.Instance;
            var identity = FileIdentity.Of(realPath);
            RefuseOtherName(realPath, identity);
            var protection = new Protection(realPath, identity);
            Open.Add(protection);
            return protection;
        }
    }

    /// <summary>Checks that this process does not have a store open under another name.</summary>
    /// <exception cref="StoreNameException">This process has the store at the path open under another name.</exception>
    public static void RefuseOtherName(string realPath)
    {
        lock (Gate)
            RefuseOtherName(realPath, FileIdentity.Of(realPath));
    }

    /// <summary>Refuses to read content from a path that belongs to an open store.</summary>
    /// <exception cref="IOException">The path is a file of a store that this process has open.</exception>
    public static void Refuse(string path)
    {
        lock (Gate)
        {
            if (Open.Count == 0)
                return;
            var real = RealPath.Of(path);
            if (Endings.Any(ending => real.EndsWith(ending, StringComparison.Ordinal) && Open.Exists(store => store.RealPath == real[..^ending.Length]))
                || (FileIdentity.Of(path) is { } found && OwnerOf(found) is not null))
                throw BelongsToAStore(path);
        }
    }

    /// <summary>Checks a file that was opened, because it may have replaced the file that was at the path when the path was checked.</summary>
    /// <exception cref="IOException">It is a file of a store that this process has open.</exception>
    public static void RefuseOpened(FileStream file)
    {
        lock (Gate)
        {
            if (IdentityOf(file) is { } found && OwnerOf(found) is not null)
                throw BelongsToAStore(file.Name);
        }
    }

    /// <summary>Closes a file. A file of a store that this process has open is closed later, together with the store.</summary>
    public static void Close(FileStream file)
    {
        lock (Gate)
        {
            if (IdentityOf(file) is { } found && OwnerOf(found) is { } store)
                store.Deferred.Add(file);
            else
                file.Dispose();
        }
    }

    private static void RefuseOtherName(string realPath, FileIdentity? identity)
    {
        if (identity is { } found && Open.Find(store => store.Identity is { } open && open.IsSameFile(found) && !store.IsBesideTheSameFiles(realPath)) is { } other)
            throw StoreNameException.OpenHere(realPath, other.RealPath);
    }

    private static Protection? OwnerOf(FileIdentity found) => Open.Find(store => store.Has(found));

    private static FileIdentity? IdentityOf(FileStream file) => file.SafeFileHandle is { IsClosed: false } open ? OpenFiles.Of(open) : null;

    private static IOException BelongsToAStore(string path) => new(
        $"'{path}' belongs to a store that this process has open, so it cannot be read as content. Close the store, copy the file, and read the copy.");

    /// <summary>The guard that code that reads content uses.</summary>
    private sealed class Guard : IFileGuard
    {
        public static Guard Instance { get; } = new();

        void IFileGuard.Refuse(string path) => ProtectedFiles.Refuse(path);

        void IFileGuard.RefuseOpened(FileStream file) => ProtectedFiles.RefuseOpened(file);

        void IFileGuard.Close(FileStream file) => ProtectedFiles.Close(file);
    }

    private sealed class Protection(string realPath, FileIdentity? identity) : IDisposable
    {
        private bool _ended;

        public string RealPath => realPath;

        public FileIdentity? Identity => identity;

        /// <summary>Files of the store that something other than SQLite opened.</summary>
        public List<FileStream> Deferred { get; } = [];

        /// <summary>
        /// Returns whether a file belongs to the store. The files at the paths are examined at each call, because the files next to the store
        /// are created and deleted. The store's own file is also known by its identity, because it may have lost its name.
        /// </summary>
        public bool Has(FileIdentity found) =>
            identity?.IsSameFile(found) == true
            || Endings.Any(ending => At(realPath + ending) is { } own && own.IsSameFile(found));

        /// <summary>
        /// Returns whether another path leads to the same folder and name, so that its log and its lock are the same files as well.
        /// </summary>
        public bool IsBesideTheSameFiles(string other) => other == realPath
            || (Path.GetFileName(other) == Path.GetFileName(realPath)
                && FileIdentity.Of(Path.GetDirectoryName(other)!) is { } folder
                && FileIdentity.Of(Path.GetDirectoryName(realPath)!) is { } own
                && own.IsSameFile(folder));

        // If the folder is no longer accessible, the store's own file is still known by its identity.
        private static FileIdentity? At(string path)
        {
            try
            {
                return FileIdentity.Of(path);
            }
            catch (IOException)
            {
                return null;
            }
        }

        public void Dispose()
        {
            lock (Gate)
            {
                if (_ended)
                    return;
                _ended = true;
                Open.Remove(this);

                // If the store is open a second time, that opening takes the files over.
                foreach (var file in Deferred)
                    Close(file);
            }
        }
    }
}
