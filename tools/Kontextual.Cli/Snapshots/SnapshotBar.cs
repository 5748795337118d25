using System.Globalization;
using Kontextual.Domain;
using Spectre.Console;

namespace Kontextual.Cli;

/// <summary>A progress bar on standard error with change records and bytes.</summary>
internal sealed class SnapshotBar(CliHost host)
{
    /// <summary>Runs work that reports how far it is.</summary>
    public async Task<T> RunAsync<T>(Func<IProgress<SnapshotProgress>, Task<T>> work)
    {
        var console = Cli.Screen.Create(host.Error, host.ErrorIsTerminal, host.TerminalWidth);
        var progress = console.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left });
        return await progress.StartAsync(context => work(new Bar(context)));
    }

    private sealed class Bar(ProgressContext context) : IProgress<SnapshotProgress>
    {
        private readonly ProgressTask _task = context.AddTask(string.Empty);

        public void Report(SnapshotProgress value)
        {
            _task.MaxValue = Math.Max(1, value.TotalChanges);
            _task.Value = value.Changes;
            _task.Description = string.Create(
                CultureInfo.InvariantCulture, $"{value.Changes}/{value.TotalChanges} changes, {ByteSize.Of(value.Bytes)}");
        }
    }
}
