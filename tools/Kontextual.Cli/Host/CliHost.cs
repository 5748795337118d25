using System.Text;

namespace Kontextual.Cli;

/// <summary>The parts of the process that the tool uses. A test can replace them.</summary>
internal sealed class CliHost : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public CliHost(Stream standardOutput, TextWriter error)
    {
        // Both writers share one buffer, so that bytes and text keep their order.
        StandardOutput = new BufferedStream(standardOutput, 1 << 16);
        Out = new StreamWriter(StandardOutput, Utf8, bufferSize: 1 << 12, leaveOpen: true);
        Error = error;
    }

    /// <summary>Standard output as bytes, for contents and JSON. Flush <see cref="Out"/> before writing to it.</summary>
    public Stream StandardOutput { get; }

    /// <summary>Standard input as bytes.</summary>
    public Stream StandardInput { get; init; } = Stream.Null;

    /// <summary>Standard output as text.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>The clock of the store and of the measured durations.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>True when standard output is a terminal.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>True when standard error is a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The width of the terminal in columns.</summary>
    public int TerminalWidth { get; init; } = 80;

    /// <summary>True to print the stack trace of an error.</summary>
    public bool Trace { get; init; }

    public static CliHost OfThisProcess()
    {
        // On Unix, the terminal determines the encoding, which is UTF-8. On Windows, the code page would corrupt names.
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = Utf8;
        return new CliHost(Console.OpenStandardOutput(), Console.Error)
        {
            StandardInput = Console.OpenStandardInput(),
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
            // The error was already reported when the output was flushed.
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
