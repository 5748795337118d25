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
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaxBytes })
                throw new UsageException($"'{path}' is larger than {ByteSize.Of(MaxBytes)}, so it is neither a seal nor a proof.");
            return parse(await File.ReadAllTextAsync(path, cancellationToken));
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"'{path}': {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be read: {e.Message}");
        }
    }
}
