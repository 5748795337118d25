using System.Diagnostics;

namespace Kontextual.Tests.Harness;

/// <summary>This test assembly, run a second time as a program of its own: see <see cref="OtherProcessProgram"/>.</summary>
public sealed class OtherProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;
    private bool killed;

    private OtherProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts it.</summary>
    public static OtherProcess Start(params string[] arguments)
    {
        var assembly = typeof(OtherProcess).Assembly.Location;
        // The test runner may itself not be started by "dotnet"; this names the one that is in use.
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var argument in new[] { "exec", assembly }.Concat(arguments))
            start.ArgumentList.Add(argument);
        return new OtherProcess(Process.Start(start) ?? throw new InvalidOperationException($"{dotnet} did not start."));
    }

    /// <summary>The next line it prints; an error with what it complained of when it ends instead.</summary>
    public async Task<string> ReadLineAsync() =>
        await process.StandardOutput.ReadLineAsync().Soon()
        ?? throw new InvalidOperationException($"The other process ended: {await errors.Soon()}");

    /// <summary>Says a line to it.</summary>
    public async Task WriteLineAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line).Soon();
        await process.StandardInput.FlushAsync().Soon();
    }

    /// <summary>All lines it still prints; an error when it does not end well.</summary>
    public async Task<IReadOnlyList<string>> ReadToEndAsync()
    {
        var output = await process.StandardOutput.ReadToEndAsync().Soon();
        await process.WaitForExitAsync().Soon();
        process.ExitCode.ShouldBe(0, await errors.Soon());
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Ends it as the system does that runs out of memory: it can do nothing more.</summary>
    public async Task KillAsync()
    {
        killed = true;
        process.Kill();
        await process.WaitForExitAsync().Soon();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!killed && !process.HasExited)
            await KillAsync();
        process.Dispose();
    }
}
