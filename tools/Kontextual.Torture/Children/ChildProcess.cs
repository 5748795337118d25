using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Kontextual.Torture;

/// <summary>A second process of this program, which runs a role of <see cref="ChildProgram"/>.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly Task _errorsRead;
    private bool _disposed;

    private ChildProcess(Process process)
    {
        _process = process;
        _errorsRead = ReadErrorsAsync();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts a process. The process ends when this process ends, because its input is then closed.</summary>
    /// <param name="arguments">The role and its arguments.</param>
    public static ChildProcess Start(params IEnumerable<object> arguments) => StartUnder([], arguments);

    /// <summary>Starts a process under the control of another program.</summary>
    /// <param name="under">The other program and its arguments.</param>
    /// <param name="arguments">The role and its arguments.</param>
    public static ChildProcess StartUnder(IReadOnlyList<string> under, params IEnumerable<object> arguments)
    {
        List<string> line =
        [
            .. under, Dotnet, "exec", typeof(ChildProcess).Assembly.Location, ChildProgram.Verb,
            .. arguments.Select(argument => Convert.ToString(argument, CultureInfo.InvariantCulture)!),
        ];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0";
        return new ChildProcess(Process.Start(start) ?? throw new InvalidOperationException($"{line[0]} did not start."));
    }

    /// <summary>Reads the next line of the output, or null at the end of the output.</summary>
    public ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) => _process.StandardOutput.ReadLineAsync(cancellationToken);

    /// <summary>Reads the next line of the output. Throws when the process ends or prints nothing within the time limit.</summary>
    public async Task<string> ExpectLineAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var line = await ReadLineAsync(cancellationToken).AsTask().WaitAsync(wait, cancellationToken);
        return line ?? throw new InvalidOperationException($"A child ended with {await EndAsync(cancellationToken)}.");
    }

    public async Task SayAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Kills the process with signal 9, so that it cannot do any further work.</summary>
    public void Kill() => _process.Kill();

    /// <summary>
    /// Kills the process and its child processes with signal 9. If only strace were killed, the traced program would continue.
    /// </summary>
    public void KillTree() => _process.Kill(entireProcessTree: true);

    /// <summary>Waits for the end of the process, and returns its exit code and error output.</summary>
    public async Task<ChildEnd> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        await _errorsRead.WaitAsync(cancellationToken);
        return new ChildEnd(_process.ExitCode, _errors.ToString().Trim());
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    // The campaign itself may have been started without "dotnet". This variable contains the path of the dotnet command that is in use.
    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
            _errors.AppendLine(line);
    }
}
