using System.Globalization;
using System.Text;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Adds the problems of an ingest to the manifest of its run.</summary>
/// <remarks>
/// The messages of a manifest are limited to 1 MiB as JSON. Of a folder with more problems, the first ones and their number are recorded.
/// </remarks>
internal static class IngestMessages
{
    public const string NotTaken = "NotTaken";

    public const string Kept = "Kept";

    public const string More = "More";

    private const int MostMessages = 1_000;

    // JSON writes each byte of a message as two bytes at most, because the messages have no control characters.
    private const int MostBytes = 1 << 18;

    public static void AddTo(RunStep step, IngestTally tally)
    {
        var left = (Messages: MostMessages, Bytes: MostBytes);
        long more = 0;
        foreach (var (severity, code, message) in MessagesOf(tally))
        {
            left = (left.Messages - 1, left.Bytes - Encoding.UTF8.GetByteCount(message));
            if (left is { Messages: >= 0, Bytes: >= 0 })
                step.Add(severity, code, message);
            else
                more++;
        }

        if (more > 0)
            step.Add(DiagnosticSeverity.Warning, More, string.Create(CultureInfo.InvariantCulture, $"There are {more} more files and artifacts of this kind."));
    }

    private static IEnumerable<(DiagnosticSeverity Severity, string Code, string Message)> MessagesOf(IngestTally tally)
    {
        foreach (var file in tally.NotTaken)
            yield return (DiagnosticSeverity.Warning, NotTaken, SafeText.Of($"{file.RelativePath}: {file.Reason}"));
        foreach (var (name, _, reason) in tally.Kept)
            yield return (DiagnosticSeverity.Information, Kept, SafeText.Of($"{name}: {reason}"));
    }
}
