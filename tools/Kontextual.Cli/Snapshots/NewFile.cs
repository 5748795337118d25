namespace Kontextual.Cli;

/// <summary>Writes a new file that appears under its name only when it is complete and on disk.</summary>
internal static class NewFile
{
    /// <exception cref="UsageException">A file or folder exists at the path, or the folder of the path does not exist.</exception>
    public static async Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        if (Path.Exists(path))
            throw new UsageException($"'{path}' already exists. Choose another name, or delete it.");
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
            throw new UsageException($"The folder '{folder}' does not exist. Make the folder first.");
        var partial = $"{path}.{Path.GetRandomFileName()}.partial";
        try
        {
            T result;
            await using (var file = new FileStream(partial, Options()))
            {
                result = await write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: false);
            return result;
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    // Only the owner may read it, as with the file of a store.
    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
