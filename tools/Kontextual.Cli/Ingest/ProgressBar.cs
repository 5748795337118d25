using System.Globalization;
using Spectre.Console;

namespace Kontextual.Cli;

/// <summary>A progress bar on standard error with files and bytes.</summary>
internal sealed class ProgressBar(CliHost host) : IIngestProgress
{
    public Task RunAsync(IngestTotal total, Func<Action<long>, Task> work)
    {
        var console = Screen.Create(host.Error, host.ErrorIsTerminal, host.TerminalWidth);
        var progress = console.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left });
        return progress.StartAsync(context => work(new Bar(context, total).Advance));
    }

    private sealed class Bar
    {
        // Many small files also take time, so each file has an additional weight in bytes.
        private const double FileWeight = 4096;

        private readonly IngestTotal _total;
        private readonly ProgressTask _task;
        private long _files;
        private long _bytes;

        public Bar(ProgressContext context, IngestTotal total)
        {
            _total = total;
            _task = context.AddTask(Describe(), maxValue: Math.Max(1, Weight(total.Files, total.Bytes)));
        }

        public void Advance(long bytes)
        {
            _files++;
            _bytes += bytes;
            _task.Value = Weight(_files, _bytes);
            _task.Description = Describe();
        }

        private static double Weight(long files, long bytes) => bytes + (files * FileWeight);

        private string Describe() => string.Create(
            CultureInfo.InvariantCulture, $"{_files}/{_total.Files} files, {ByteSize.Of(_bytes)}/{ByteSize.Of(_total.Bytes)}");
    }
}
