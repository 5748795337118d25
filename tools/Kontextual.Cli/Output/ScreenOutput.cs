using System.Text;
using Spectre.Console;

namespace Kontextual.Cli;

/// <summary>Provides facts about a writer that Spectre.Console cannot determine.</summary>
internal sealed class ScreenOutput(TextWriter writer, bool isTerminal, int width) : IAnsiConsoleOutput
{
    public TextWriter Writer { get; } = writer;

    public bool IsTerminal { get; } = isTerminal;

    public int Width { get; } = width;

    public int Height => 24;

    // The host has already determined the encoding.
    public void SetEncoding(Encoding encoding)
    {
    }
}
