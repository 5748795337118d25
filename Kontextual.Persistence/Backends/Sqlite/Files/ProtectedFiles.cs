namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>Which files this process keeps a store in, and must not open and close by any other means.</summary>
/// <remarks>
/// Closing a file that SQLite has open cancels SQLite's locks on it, whoever opened it (a property of POSIX locks). Another process
/// may then remove the log with writes that were acknowledged. So content is never read from such a file. Where one was opened all
/// the same, because it was put in place of another at that moment, it stays open until the store is closed.
/// </remarks>
internal static class ProtectedFiles
{
    private static readonly Lock Gate = new();
    private static readonly List<Protection> Open = [];
    private static readonly string[] Endings = ["", CompanionFiles.LogEnding, CompanionFiles.IndexEnding, CompanionFiles.JournalEnding, CompanionFiles.LockEnding];

    /// <summary>
    /// Protects a store's file and those beside it until the result is disposed of, which must not happen before every connection of
    /// this process to the store is closed.
    /// </summary>
    /// <param name="realPath">The file, links followed.</param>
    /// <exception cref="StoreNameException">This process has the store open under another name.</exception>
    public static IDisposable Protect(string realPath)
    {
        lock (Gate)
        {
            // Whoever reads content must ask from the first store on.
            OutsideFile.Guard = Guard.Instance;
            var identity = FileIdentity.Of(realPath);
            RefuseOtherName(realPath, identity);
            var protection = new Protection(realPath, identity);
            Open.Add(protection);
            return protection;
        }
    }

    /// <exception cref="StoreNameException">This process has the store at the path open under another name.</exception>
    public static void RefuseOtherName(string realPath)
    {
        lock (Gate)
            RefuseOtherName(realPath, FileIdentity.Of(realPath));
    }

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

    /// <summary>Refuses a file that has been opened, when it turns out to be one of a store's: another was there when the path was checked.</summary>
    /// <exception cref="IOException">It is.</exception>
    public static void RefuseOpened(FileStream file)
    {
        lock (Gate)
        {
            if (IdentityOf(file) is { } found && OwnerOf(found) is not null)
                throw BelongsToAStore(file.Name);
        }
    }

    /// <summary>Closes a file, or when it is one of a store that this process has open leaves it to be closed with the store.</summary>
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

    private static FileIdentity? IdentityOf(FileStream file) => FileIdentity.IsSupported && !file.SafeFileHandle.IsClosed
        ? FileIdentity.Of(FormattableString.Invariant($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}"))
        : null;

    private static IOException BelongsToAStore(string path) => new(
        $"'{path}' belongs to a store that this process has open, so it cannot be read as content. Close the store and copy the file, and read the copy.");

    /// <summary>What those who read content ask.</summary>
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
        /// Compared with what lies at the paths now: the files beside the store come and go. The store's own file is also known by what
        /// it was, since it may have lost its name while it is open.
        /// </summary>
        public bool Has(FileIdentity found) =>
            identity?.IsSameFile(found) == true
            || Endings.Any(ending => At(realPath + ending) is { } own && own.IsSameFile(found));

        /// <summary>True for the same path, and for the same name in the same folder by another path: log and lock are the same files, too.</summary>
        public bool IsBesideTheSameFiles(string other) => other == realPath
            || (Path.GetFileName(other) == Path.GetFileName(realPath)
                && FileIdentity.Of(Path.GetDirectoryName(other)!) is { } folder
                && FileIdentity.Of(Path.GetDirectoryName(realPath)!) is { } own
                && own.IsSameFile(folder));

        // Where the folder may no longer be entered, the store's own file is still known by what it was.
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

                // Another opening of the same store takes them over.
                foreach (var file in Deferred)
                    Close(file);
            }
        }
    }
}
