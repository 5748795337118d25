using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Kontextual.Torture;

/// <summary>This program, run a second time in a role of <see cref="ChildProgram"/>.</summary>
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

    /// <summary>Starts it. It ends by itself when this process does: its input closes then.</summary>
    /// <param name="arguments">The role and its arguments.</param>
    public static ChildProcess Start(params IEnumerable<object> arguments) => StartUnder([], arguments);

    /// <summary>Starts it under another program.</summary>
    /// <param name="under">That program and its own arguments.</param>
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

    /// <summary>The next line it prints, or null when it prints no more.</summary>
    public ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) => _process.StandardOutput.ReadLineAsync(cancellationToken);

    /// <summary>The next line it prints; an error when it ends instead or prints nothing for a long time.</summary>
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

    /// <summary>kill -9: it can do nothing more.</summary>
    public void Kill() => _process.Kill();

    /// <summary>kill -9 of it and of what it runs under it: strace would leave the program that it traces behind.</summary>
    public void KillTree() => _process.Kill(entireProcessTree: true);

    /// <summary>Waits for its end, and says how it ended and what it complained of.</summary>
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

    // The runner may itself not be started by "dotnet"; this names the one that is in use.
    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
            _errors.AppendLine(line);
    }
}
