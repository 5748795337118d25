using System.Diagnostics;

namespace Kontextual.Tests.Cli;

/// <summary>Runs the tool as a process of its own, as its users do.</summary>
internal static class CliProcess
{
    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "kontextual.dll");

    public static Task<CliResult> RunAsync(string folder, params string[] args) => StartAsync(folder, "dotnet", [Tool, .. args]);

    /// <summary>Runs the tool as a user without rights, which takes root.</summary>
    public static Task<CliResult> RunAsNobodyAsync(string folder, params string[] args) =>
        StartAsync(folder, "setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", Tool, .. args]);

    /// <summary>Runs the tool through the shell; <c>$K</c> stands for it.</summary>
    public static Task<CliResult> ShellAsync(string folder, string script) =>
        StartAsync(folder, "/bin/sh", ["-c", script.Replace("$K", $"dotnet '{Tool}'", StringComparison.Ordinal)]);

    /// <summary>Starts the tool, kills it when a condition is true, and returns the exit code.</summary>
    public static async Task<int> KillAsync(string folder, Func<Task<bool>> when, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Tool, .. args]) { WorkingDirectory = folder };
        using var process = Process.Start(start)!;
        try
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            while (!process.HasExited && !await when())
                await Task.Delay(10, timeout.Token);
        }
        finally
        {
            process.Kill();
        }

        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return process.ExitCode;
    }

    private static async Task<CliResult> StartAsync(string folder, string program, string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var output = new MemoryStream();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return new CliResult(process.ExitCode, output.ToArray(), await error);
    }
}
