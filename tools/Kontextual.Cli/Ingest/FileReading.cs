using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The result of reading a file: the prepared file, or the reason why it cannot be taken.</summary>
internal sealed record FileReading(PreparedFile? Prepared, string? Problem)
{
    private const int Attempts = 2;

    // The library provides the text of contents up to this size. Larger files are checked here.
    private const long LargestKnownText = 1 << 20;

    /// <summary>Reads a file. A file that changed in the meantime is read a second time, so that no partly written state is taken.</summary>
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
        var opened = file.Open();
        var isTaken = false;
        try
        {
            var before = opened.Look();
            if (ProblemOf(before) is { } problem)
                return new FileReading(null, problem);
            await opened.Content.PrepareAsync(cancellationToken);
            var isText = await IsTextAsync(opened, cancellationToken);
            isTaken = opened.Look() == before && opened.Content.Size == before.Length;
            return isTaken ? new FileReading(new PreparedFile(file, opened, isText), null) : null;
        }
        catch (ArgumentException)
        {
            // The file exceeds the limit now, although it did not when it was checked: it is growing.
            return null;
        }
        finally
        {
            if (!isTaken)
                opened.Dispose();
            else if (opened.Content.Size <= LargestKnownText)
                opened.Release();
        }
    }

    private static string? ProblemOf(FileFacts facts) => facts switch
    {
        { Kind: not FileKind.File } => FileProblem.Vanished,
        { Length: > ContentSource.MaxSize } => FileProblem.TooLarge(facts.Length),
        _ => null,
    };

    private static async Task<bool> IsTextAsync(OpenedFile opened, CancellationToken cancellationToken) =>
        opened.Content.Text is not null
        || (opened.Content.Size > LargestKnownText && await TextCheck.IsTextAsync(opened.Rewind(), cancellationToken));
}
