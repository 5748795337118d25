namespace Kontextual.Cli;

/// <summary>Reads the files of seals and proofs.</summary>
internal static class ProofFile
{
    // A state has at most some megabytes, so that no proof is larger.
    private const long MaxBytes = 256L << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path that the user gave.</param>
    /// <param name="parse">Reads the text. It throws <see cref="ArgumentException"/> for another text.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="UsageException">There is no such file, it cannot be read, or it contains something else.</exception>
    public static async Task<T> ReadAsync<T>(string path, Func<string, T> parse, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
            throw new UsageException("The path of a seal or proof is empty or not a path. Specify its file.");
        if (Directory.Exists(path))
            throw new UsageException($"'{path}' is a folder. Specify the file of a seal or proof.");
        try
        {
            return parse(await ReadAsync(path, cancellationToken));
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"'{path}': {ErrorReport.PlainMessage(e)}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be read: {e.Message}");
        }
    }

    // A device or a pipe has no length, and may never end.
    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (await file.ReadAsync(buffer, cancellationToken) is var read && read > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MaxBytes)
                throw new UsageException($"'{path}' is larger than {ByteSize.Of(MaxBytes)}, so it is neither a seal nor a proof.");
        }

        bytes.Position = 0;
        using var reader = new StreamReader(bytes);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
