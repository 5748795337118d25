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
            // Over the limit now, though it was not when it was looked at: it grows.
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
