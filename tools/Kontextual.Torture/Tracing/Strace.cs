using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>Runs a child process under strace, which records its system calls, makes them fail, or kills the process at a call.</summary>
/// <remarks>
/// The faster filter of strace (<c>--seccomp-bpf</c>) must not be used, because strace then injects nothing. strace counts the calls separately
/// for each thread and each name, and counts only calls that access one of the given paths.
/// </remarks>
internal static class Strace
{
    /// <summary>All system calls that change a file or the entries of a folder.</summary>
    public const string ChangingCalls =
        "open,openat,creat,write,pwrite64,writev,pwritev,fsync,fdatasync,sync_file_range,ftruncate,truncate,fallocate,"
        + "rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,chmod,fchmod,fchmodat";

    /// <summary>Returns the reason why strace cannot be used on this machine, or null.</summary>
    public static string? WhyNot()
    {
        if (!OperatingSystem.IsLinux())
            return "strace is a tool of Linux";
        try
        {
            using var process = Process.Start(new ProcessStartInfo("strace", ["-V"]) { RedirectStandardOutput = true, RedirectStandardError = true });
            process!.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return TraceWorks() ? null : "this machine does not let strace trace a process";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "strace is not installed";
        }
    }

    /// <summary>Returns the command under which a child process runs.</summary>
    /// <param name="log">The file for the recorded calls.</param>
    /// <param name="calls">The names of the system calls.</param>
    /// <param name="paths">Only calls that access one of these paths are recorded. Empty for all paths.</param>
    /// <param name="injections">The faults to inject.</param>
    public static IReadOnlyList<string> Command(string log, string calls, IEnumerable<string> paths, params IEnumerable<string> injections) =>
    [
        "strace", "-f", "-y", "-qq", "-s", "0", "-o", log, "-e", $"trace={calls}",
        .. paths.SelectMany(path => new[] { "-P", path }),
        .. injections.SelectMany(injection => new[] { "-e", $"inject={injection}" }),
    ];

    /// <summary>Returns the command to record the calls of a child process with the data that it writes.</summary>
    /// <param name="log">The file for the recorded calls.</param>
    /// <param name="calls">The names of the system calls.</param>
    /// <param name="bytes">The maximum number of recorded bytes of each call.</param>
    /// <param name="paths">Only calls that access one of these paths are recorded.</param>
    public static IReadOnlyList<string> Watching(string log, string calls, int bytes, IEnumerable<string> paths) =>
    [
        "strace", "-f", "-y", "-qq", "-s", Phrase.Of($"{bytes}"), "-o", log, "-e", $"trace={calls}",
        .. paths.SelectMany(path => new[] { "-P", path }),
    ];

    // In a container, tracing may be forbidden although strace is installed.
    private static bool TraceWorks()
    {
        using var process = Process.Start(
            new ProcessStartInfo("strace", ["-qq", "-o", "/dev/null", "true"]) { RedirectStandardOutput = true, RedirectStandardError = true });
        process!.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
