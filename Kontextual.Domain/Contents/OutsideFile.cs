namespace Kontextual.Domain;

/// <summary>A file of the caller that is opened for reading. Files that the guard of this process refuses are never opened.</summary>
internal sealed class OutsideFile : IAsyncDisposable
{
    private static volatile IFileGuard _guard = new NoGuard();

    private OutsideFile(FileStream stream) => Stream = stream;

    /// <summary>
    /// The guard that is called when a file is opened and closed. A backend that stores data in files sets it before it opens the first store.
    /// There is one guard per process, because the file locks that it protects belong to the process.
    /// </summary>
    public static IFileGuard Guard
    {
        set => _guard = value;
    }

    /// <summary>The stream of the file. It has no buffer, because the readers use their own buffer of 1 MiB.</summary>
    public FileStream Stream { get; }

    /// <exception cref="IOException">The file cannot be opened, or the guard refuses it.</exception>
    public static OutsideFile Open(string path)
    {
        // The guard is called before the file is opened, because closing the file again would already cause damage.
        _guard.Refuse(path);
        return Checked(new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0,
            FileOptions.Asynchronous | FileOptions.SequentialScan));
    }

    /// <summary>Refuses a file that was moved to the path between the check and the opening.</summary>
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

    /// <summary>The guard of a process without file stores. Every file may be read.</summary>
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
