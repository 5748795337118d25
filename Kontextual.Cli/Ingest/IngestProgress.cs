using System.Globalization;
using Spectre.Console;

namespace Kontextual.Cli;

/// <summary>A bar on standard error with files and bytes, for who watches.</summary>
internal sealed class IngestProgress
{
    // Many small files take time as well, so that each counts for some bytes.
    private const long FileWeight = 4096;

    private readonly ProgressTask _task;
    private readonly long _totalFiles;
    private readonly long _totalBytes;
    private long _files;
    private long _bytes;

    private IngestProgress(ProgressContext context, long totalFiles, long totalBytes)
    {
        (_totalFiles, _totalBytes) = (totalFiles, totalBytes);
        _task = context.AddTask(Describe(), maxValue: Math.Max(1, Weight(totalFiles, totalBytes)));
    }

    /// <summary>Runs work under a bar. The files are counted first, which costs a walk but no reading.</summary>
    public static Task RunAsync(CliHost host, Func<IEnumerable<WalkEntry>> entries, Func<Action<long>, Task> work)
    {
        var console = Screen.Create(host.Error, host.ErrorIsTerminal, host.TerminalWidth);
        var progress = console.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left });
        return progress.StartAsync(context =>
        {
            var (files, bytes) = Count(entries());
            return work(new IngestProgress(context, files, bytes).Advance);
        });
    }

    private static (long Files, long Bytes) Count(IEnumerable<WalkEntry> entries)
    {
        long files = 0, bytes = 0;
        foreach (var entry in entries)
        {
            files++;
            bytes += (entry as FoundFile)?.Facts.Length ?? 0;
        }

        return (files, bytes);
    }

    private static double Weight(long files, long bytes) => bytes + (files * (double)FileWeight);

    private void Advance(long bytes)
    {
        _files++;
        _bytes += bytes;
        _task.Value = Weight(_files, _bytes);
        _task.Description = Describe();
    }

    private string Describe() => string.Create(
        CultureInfo.InvariantCulture, $"{_files}/{_totalFiles} files, {ByteSize.Of(_bytes)}/{ByteSize.Of(_totalBytes)}");
}
