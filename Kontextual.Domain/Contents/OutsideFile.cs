namespace Kontextual.Domain;

/// <summary>A file of the caller's that is opened to be read, and never one of a store that this process has open.</summary>
internal sealed class OutsideFile : IAsyncDisposable
{
    private OutsideFile(FileStream stream) => Stream = stream;

    /// <summary>The file's bytes. Unbuffered: the readers bring their own buffer of 1 MiB.</summary>
    public FileStream Stream { get; }

    /// <exception cref="IOException">It cannot be opened, or belongs to a store that this process has open.</exception>
    public static OutsideFile Open(string path)
    {
        // Before it is opened: even to close it again would do harm.
        ProtectedFiles.Refuse(path);
        return Checked(new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0,
            FileOptions.Asynchronous | FileOptions.SequentialScan));
    }

    /// <summary>Refuses a file that was put at the path between the check and the opening.</summary>
    internal static OutsideFile Checked(FileStream stream)
    {
        try
        {
            ProtectedFiles.RefuseOpened(stream);
        }
        catch
        {
            ProtectedFiles.Close(stream);
            throw;
        }

        return new OutsideFile(stream);
    }

    public ValueTask DisposeAsync()
    {
        ProtectedFiles.Close(Stream);
        return ValueTask.CompletedTask;
    }
}
