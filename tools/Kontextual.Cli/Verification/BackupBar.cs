using System.Globalization;
using Kontextual.Domain;
using Spectre.Console;

namespace Kontextual.Cli;

/// <summary>A progress bar of a backup on standard error, with its stage.</summary>
internal static class BackupBar
{
    public static Task<BackupSummary> RunAsync(CliHost host, Func<IProgress<BackupProgress>, Task<BackupSummary>> backup)
    {
        var console = Screen.Create(host.Error, host.ErrorIsTerminal, host.TerminalWidth);
        var progress = console.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left });

        // The copy is verified on the thread of the caller, and the bar is drawn meanwhile.
        return progress.StartAsync(context => Task.Run(() => backup(new Bar(context.AddTask("Copying")))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value)
        {
            var (done, total) = value.Verification is { } verification ? (verification.Done, verification.Total) : (value.Bytes, value.TotalBytes);
            task.IsIndeterminate = total is null || value.Stage == BackupStage.Flushing;
            task.MaxValue = Math.Max(1, total ?? 1);
            task.Value = task.IsIndeterminate ? 0 : Math.Min(done, task.MaxValue);
            task.Description = value.Verification is { } check
                ? string.Create(CultureInfo.InvariantCulture, $"{value.Stage} ({check.Stage}): {check.Done}, {check.FindingCount} findings")
                : $"{value.Stage}: {ByteSize.Of(value.Bytes)} of {ByteSize.Of(value.TotalBytes)}";
        }
    }
}
