using System.Text;
using Spectre.Console;

namespace Kontextual.Cli;

/// <summary>Tells Spectre of a writer what it cannot see itself.</summary>
internal sealed class ScreenOutput(TextWriter writer, bool isTerminal, int width) : IAnsiConsoleOutput
{
    public TextWriter Writer { get; } = writer;

    public bool IsTerminal { get; } = isTerminal;

    public int Width { get; } = width;

    public int Height => 24;

    // The host decided the encoding when it made the writer.
    public void SetEncoding(Encoding encoding)
    {
    }
}
