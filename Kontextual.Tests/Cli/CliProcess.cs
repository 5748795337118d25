using System.Diagnostics;

namespace Kontextual.Tests.Cli;

/// <summary>Runs the tool as a process of its own, as its users do.</summary>
internal static class CliProcess
{
    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "kontextual.dll");

    /// <summary>Far more than any test needs, so that a process that hangs fails its test.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static Task<CliResult> RunAsync(string folder, params string[] args) => StartAsync(folder, "dotnet", [Tool, .. args]);

    /// <summary>Runs the tool as a user without rights, which takes root.</summary>
    public static Task<CliResult> RunAsNobodyAsync(string folder, params string[] args) =>
        StartAsync(folder, "setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", Tool, .. args]);

    /// <summary>Runs the tool through the shell; <c>$K</c> stands for it.</summary>
    public static Task<CliResult> ShellAsync(string folder, string script) =>
        StartAsync(folder, "/bin/sh", ["-c", script.Replace("$K", $"dotnet '{Tool}'", StringComparison.Ordinal)]);

    /// <summary>Starts the tool, kills it as soon as something has happened or it has ended, and returns the exit code.</summary>
    public static async Task<int> KillAsync(string folder, Task happened, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Tool, .. args]) { WorkingDirectory = folder };
        using var process = Process.Start(start)!;
        try
        {
            await (await Task.WhenAny(happened, process.WaitForExitAsync()).WaitAsync(Limit));
        }
        finally
        {
            process.Kill();
        }

        await process.WaitForExitAsync().WaitAsync(Limit);
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
        await process.WaitForExitAsync().WaitAsync(Limit);
        return new CliResult(process.ExitCode, output.ToArray(), await error);
    }
}
