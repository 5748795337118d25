using System.Diagnostics;
using System.Globalization;
using Kontextual.Benchmarks.Commands;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>A second process of this program that writes to a store, see <see cref="WriterCommand"/>.</summary>
internal sealed class WriterProcess : IAsyncDisposable
{
    public const string Ready = "ready";
    public const string Go = "go";

    private readonly Process _process;

    private WriterProcess(Process process) => _process = process;

    public static WriterProcess Start(Entrant entrant, Catalogue catalogue, int clients)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is not known.");
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(typeof(WriterProcess).Assembly.Location);
        }

        foreach (var argument in WriterCommand.CommandLineOf(entrant, catalogue, clients))
            start.ArgumentList.Add(argument);
        return new(Process.Start(start) ?? throw new InvalidOperationException("A writing process did not start."));
    }

    /// <summary>Returns the line that the process prints after a round.</summary>
    public static string LineOf(Round round) => $"{round.Start} {round.Elapsed} {round.Writes} {string.Join(',', round.Latencies)}";

    public async Task ExpectAsync(string expected)
    {
        var line = await ReadLineAsync();
        if (line != expected)
            throw new InvalidOperationException($"A writing process printed '{line}' instead of '{expected}'.");
    }

    public async Task<Round> ReadRoundAsync()
    {
        var parts = (await ReadLineAsync()).Split(' ');
        return new Round(Number(parts[1]), [.. parts[3].Split(',').Select(Number)], (int)Number(parts[2])) { Start = Number(parts[0]) };
    }

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        // The process closes its store and ends when its input ends.
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync()
        ?? throw new InvalidOperationException("A writing process ended early. Its error output is above.");
}
