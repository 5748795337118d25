using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>What came of reading a file: the file prepared, or why it cannot be taken.</summary>
internal sealed record FileReading(PreparedFile? Prepared, string? Problem)
{
    private const int Attempts = 2;

    // The library gives text of contents up to this size; beyond it the file is looked through here.
    private const long LargestKnownText = 1 << 20;

    /// <summary>Reads a file. One that was written to meanwhile is read a second time, so that no half-written state is taken.</summary>
    public static async Task<FileReading> ReadAsync(FoundFile file, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 1; attempt <= Attempts; attempt++)
            {
                if (await TryReadAsync(file, cancellationToken) is { } reading)
                    return reading;
            }

            return new FileReading(null, FileProblem.Changed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileReading(null, FileProblem.Of(e));
        }
    }

    private static async Task<FileReading?> TryReadAsync(FoundFile file, CancellationToken cancellationToken)
    {
        var before = FileProbe.Look(file.FullPath);
        if (ProblemOf(before) is { } problem)
            return new FileReading(null, problem);
        var content = ContentSource.FromFile(file.FullPath);
        var isTaken = false;
        try
        {
            await content.PrepareAsync(cancellationToken);
            var isText = await IsTextAsync(file, content, cancellationToken);
            isTaken = FileProbe.Look(file.FullPath) == before && content.Size == before.Length;
            return isTaken ? new FileReading(new PreparedFile(file, content, isText), null) : null;
        }
        catch (ArgumentException)
        {
            // Over the limit now, though it was not when it was looked at: it grows.
            return null;
        }
        finally
        {
            if (!isTaken)
                content.Dispose();
        }
    }

    private static string? ProblemOf(FileFacts facts) => facts switch
    {
        { Kind: not FileKind.File } => FileProblem.Vanished,
        { Length: > ContentSource.MaxSize } => FileProblem.TooLarge(facts.Length),
        _ => null,
    };

    private static async Task<bool> IsTextAsync(FoundFile file, ContentSource content, CancellationToken cancellationToken) =>
        content.Text is not null
        || (content.Size > LargestKnownText && await TextCheck.IsTextAsync(file.FullPath, cancellationToken));
}
