using System.Globalization;
using Kontextual.Domain;
using Spectre.Console;

namespace Kontextual.Cli;

/// <summary>A progress bar of a verification on standard error, with the stage and its steps.</summary>
internal static class VerifyBar
{
    public static Task<VerifySummary> RunAsync(CliHost host, Func<IProgress<VerifyProgress>, Task<VerifySummary>> verify)
    {
        var console = Screen.Create(host.Error, host.ErrorIsTerminal, host.TerminalWidth);
        var progress = console.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left });

        // The library reads on the thread of its caller, and the bar is drawn meanwhile.
        return progress.StartAsync(context => Task.Run(() => verify(new Bar(context.AddTask("Verifying")))));
    }

    /// <summary>Draws each report at once. The type of .NET would do it on other threads, in any order.</summary>
    private sealed class Bar(ProgressTask task) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value)
        {
            task.IsIndeterminate = value.Total is null;
            task.MaxValue = Math.Max(1, value.Total ?? 1);
            task.Value = value.Total is null ? 0 : value.Done;
            var steps = value.Total is { } total ? $"{value.Done}/{total}" : $"{value.Done}";
            task.Description = string.Create(CultureInfo.InvariantCulture, $"{value.Stage}: {steps}, {value.FindingCount} findings");
        }
    }
}
