using System.Text;

namespace Kontextual.Cli;

/// <summary>What the tool needs of the process it runs in. Injected, so that a test can be that process.</summary>
internal sealed class CliHost : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public CliHost(Stream standardOutput, TextWriter error)
    {
        // One buffer below both, so that bytes and text keep their order.
        StandardOutput = new BufferedStream(standardOutput, 1 << 16);
        Out = new StreamWriter(StandardOutput, Utf8, bufferSize: 1 << 12, leaveOpen: true);
        Error = error;
    }

    /// <summary>Standard output as bytes, for contents and JSON. Flush <see cref="Out"/> before using it.</summary>
    public Stream StandardOutput { get; }

    /// <summary>Standard output as text.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>The clock of the store and of the durations told.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>True when a person sees standard output.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>True when a person sees standard error.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal.</summary>
    public int TerminalWidth { get; init; } = 80;

    /// <summary>True to tell of an unexpected failure with its stack.</summary>
    public bool Trace { get; init; }

    public static CliHost OfThisProcess()
    {
        // On Unix the terminal decides and is UTF-8; on Windows the code page would garble names.
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = Utf8;
        return new CliHost(Console.OpenStandardOutput(), Console.Error)
        {
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            TerminalWidth = WindowWidth(),
            Trace = Environment.GetEnvironmentVariable("KONTEXTUAL_TRACE") == "1",
        };
    }

    public void Flush()
    {
        Out.Flush();
        StandardOutput.Flush();
    }

    public void Dispose()
    {
        try
        {
            Out.Dispose();
            StandardOutput.Dispose();
        }
        catch (IOException)
        {
            // What could not be written was told when it was flushed.
        }
    }

    private static int WindowWidth()
    {
        try
        {
            return Console.WindowWidth is > 20 and var width ? width : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
