using System.Diagnostics;

namespace Kontextual.Tests.Schema;

/// <summary>Runs a program to its end.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>The folder of the solution; null when the tests run elsewhere.</summary>
    public static string? SolutionFolder { get; } = Above(AppContext.BaseDirectory, "Kontextual.sln");

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string program, IEnumerable<string> arguments, string folder, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var ending = new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync(ending.Token);
        var errors = process.StandardError.ReadToEndAsync(ending.Token);
        try
        {
            await process.WaitForExitAsync(ending.Token);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>The path of a program on the search path, or null.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static string? Above(string folder, string file)
    {
        for (var here = new DirectoryInfo(folder); here is not null; here = here.Parent)
        {
            if (File.Exists(Path.Combine(here.FullName, file)))
                return here.FullName;
        }

        return null;
    }
}
