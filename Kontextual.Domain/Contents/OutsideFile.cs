namespace Kontextual.Domain;

/// <summary>A file of the caller's that is opened to be read, and never one that the guard of this process refuses.</summary>
internal sealed class OutsideFile : IAsyncDisposable
{
    private static volatile IFileGuard _guard = new NoGuard();

    private OutsideFile(FileStream stream) => Stream = stream;

    /// <summary>
    /// Who is asked before a file is opened and closed. A backend that keeps stores in files sets it before it opens the first. It is one for
    /// the process, because the locks that it protects belong to the process.
    /// </summary>
    public static IFileGuard Guard
    {
        set => _guard = value;
    }

    /// <summary>The file's bytes. Unbuffered: the readers bring their own buffer of 1 MiB.</summary>
    public FileStream Stream { get; }

    /// <exception cref="IOException">It cannot be opened, or the guard refuses it.</exception>
    public static OutsideFile Open(string path)
    {
        // Before it is opened: even to close it again would do harm.
        _guard.Refuse(path);
        return Checked(new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0,
            FileOptions.Asynchronous | FileOptions.SequentialScan));
    }

    /// <summary>Refuses a file that was put at the path between the check and the opening.</summary>
    internal static OutsideFile Checked(FileStream stream)
    {
        try
        {
            _guard.RefuseOpened(stream);
        }
        catch
        {
            _guard.Close(stream);
            throw;
        }

        return new OutsideFile(stream);
    }

    public ValueTask DisposeAsync()
    {
        _guard.Close(Stream);
        return ValueTask.CompletedTask;
    }

    /// <summary>While no store is kept in a file, every file may be read.</summary>
    private sealed class NoGuard : IFileGuard
    {
        public void Refuse(string path)
        {
        }

        public void RefuseOpened(FileStream file)
        {
        }

        public void Close(FileStream file) => file.Dispose();
    }
}
