using System.CommandLine;
using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual status</c>: shows counts and sizes of the store.</summary>
internal sealed class StatusCommand(CliHost host, GlobalOptions global)
    : Verb(host, global, "status", "Shows counts and sizes of the store.")
{
    /// <summary>
    /// The size of the write-ahead log above which a message is printed. The library truncates the log to 16 MiB and transfers it to the
    /// file long before this size.
    /// </summary>
    private const long ExpectedLogBytes = 64L << 20;

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = StorePath(parsed);
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var log = LogBytes(path);
        var summary = await repository.SummarizeAsync(cancellationToken);
        if (WantsJson(parsed))
            await Json().WriteAsync(json => StoreJson.Write(json, summary, path, log), cancellationToken);
        else
            Print(summary, path, log);
        return ExitCode.Ok;
    }

    private void Print(StoreSummary summary, string path, long log)
    {
        var deleted = summary.DeletedArtifacts == 0 ? string.Empty : $" (and {Number(summary.DeletedArtifacts)} deleted)";
        Screen().Facts(
            ("store", path),
            ("id", summary.Store.Id.ToString()),
            ("format", Number(summary.Store.FormatVersion)),
            ("made", UtcTime.Format(summary.Store.CreatedAt)),
            ("collections", Number(summary.Collections)),
            ("artifacts", Number(summary.Artifacts) + deleted),
            ("revisions", Number(summary.Revisions)),
            ("links", Number(summary.Relationships)),
            ("runs", Number(summary.Runs)),
            ("context packages", Number(summary.ContextPackages)),
            ("contents", $"{Number(summary.Contents)}, {ByteSize.Of(summary.ContentBytes)}"),
            ("last change", LastChange(summary)));
        if (log > ExpectedLogBytes)
        {
            Screen().Line(
                $"The write-ahead log has {ByteSize.Of(log)} and is not transferred to the file of the store. "
                + "A reader that stays open, or the disk, prevents it.");
        }
    }

    // Only the size is read. Opening a file of a store without SQLite would cancel SQLite's locks on it.
    private static long LogBytes(string path)
    {
        var log = new FileInfo((File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path) + "-wal");
        return log.Exists ? log.Length : 0;
    }

    private static string LastChange(StoreSummary summary) =>
        summary.LastChangeAt is { } at ? $"{Number(summary.Head.Sequence)}, at {UtcTime.Format(at)}" : "none yet";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
