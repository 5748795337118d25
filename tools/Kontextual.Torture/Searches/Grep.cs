using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>What <c>grep</c> finds.</summary>
internal static class Grep
{
    /// <summary>Returns the files of a folder with a line that contains a text, without regard to case.</summary>
    /// <exception cref="InvalidOperationException">grep failed.</exception>
    public static async Task<HashSet<string>> FilesWithAsync(string text, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("grep", ["-F", "-i", "-l", "-r", "-a", "-Z", "-e", text, folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode < 2
            ? [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries)]
            : throw new InvalidOperationException($"grep ended with {process.ExitCode}: {await errors}");
    }
}
