using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>strace, which runs a child and sees, fails or ends its calls of the system.</summary>
/// <remarks>
/// Its faster filter (<c>--seccomp-bpf</c>) must stay off: with it nothing is injected. It counts the calls of each thread and of
/// each name by itself, and only those that touch a path it was given.
/// </remarks>
internal static class Strace
{
    /// <summary>Every call that changes a file, or what a folder holds.</summary>
    public const string ChangingCalls =
        "open,openat,creat,write,pwrite64,writev,pwritev,fsync,fdatasync,sync_file_range,ftruncate,truncate,fallocate,"
        + "rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,chmod,fchmod,fchmodat";

    /// <summary>Why it cannot be used here, or null.</summary>
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

    /// <summary>The command that a child is to be run under.</summary>
    /// <param name="log">Where to write what it sees.</param>
    /// <param name="calls">The names of the calls.</param>
    /// <param name="paths">Only calls that touch one of these; empty for all.</param>
    /// <param name="injections">What to do to which of them.</param>
    public static IReadOnlyList<string> Command(string log, string calls, IEnumerable<string> paths, params IEnumerable<string> injections) =>
    [
        "strace", "-f", "-y", "-qq", "-s", "0", "-o", log, "-e", $"trace={calls}",
        .. paths.SelectMany(path => new[] { "-P", path }),
        .. injections.SelectMany(injection => new[] { "-e", $"inject={injection}" }),
    ];

    /// <summary>The command to watch a child, with the data that it writes.</summary>
    /// <param name="log">Where to write what it sees.</param>
    /// <param name="calls">The names of the calls.</param>
    /// <param name="bytes">How many bytes of what is written.</param>
    /// <param name="paths">Only calls that touch one of these.</param>
    public static IReadOnlyList<string> Watching(string log, string calls, int bytes, IEnumerable<string> paths) =>
    [
        "strace", "-f", "-y", "-qq", "-s", Phrase.Of($"{bytes}"), "-o", log, "-e", $"trace={calls}",
        .. paths.SelectMany(path => new[] { "-P", path }),
    ];

    // In a container tracing may be forbidden although the program is there.
    private static bool TraceWorks()
    {
        using var process = Process.Start(
            new ProcessStartInfo("strace", ["-qq", "-o", "/dev/null", "true"]) { RedirectStandardOutput = true, RedirectStandardError = true });
        process!.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
