using Spectre.Console;

namespace Kontextual.Cli;

/// <summary>Prints output for people. All values are treated as data: markup, emoji codes and control characters have no effect.</summary>
internal sealed class Screen(TextWriter writer, IAnsiConsole console)
{
    // Redirected output is not truncated here. The program that reads it can do this.
    private const int RedirectedWidth = 8192;

    private const int PassageIndent = 4;

    private static readonly Style Found = new(Color.Yellow, decoration: Decoration.Bold);

    public static Screen OnOutput(CliHost host)
    {
        var writer = host.OutIsTerminal ? host.Out : new TrimmedWriter(host.Out);
        return new Screen(writer, Create(writer, host.OutIsTerminal, host.TerminalWidth));
    }

    public static IAnsiConsole Create(TextWriter writer, bool isTerminal, int width) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
        Out = new ScreenOutput(writer, isTerminal, isTerminal ? width : RedirectedWidth),
    });

    public void Line(string text) => writer.WriteLine(SafeText.Of(text));

    /// <summary>Prints labels and values, one pair per line. The terminal wraps long values, so that they can be copied completely.</summary>
    public void Facts(params IReadOnlyList<(string Label, string? Value)> facts)
    {
        var known = facts.Where(fact => fact.Value is not null).ToList();
        var width = known.Max(fact => fact.Label.Length) + 2;
        foreach (var (label, value) in known)
            Line(label.PadRight(width) + value);
    }

    /// <summary>Prints rows below a line of headings.</summary>
    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var heading in headings)
        {
            var isLast = heading == headings[^1];
            table.AddColumn(new TableColumn(Cell(heading)) { Padding = new Padding(0, 0, isLast ? 0 : 2, 0), NoWrap = !isLast });
        }

        foreach (var row in rows)
            table.AddRow(row.Select(Cell));
        console.Write(table);
    }

    /// <summary>
    /// Prints an indented text that is wrapped at the width of the terminal. What was found is bold and coloured on a terminal with colours, and in square
    /// brackets elsewhere.
    /// </summary>
    public void Passage(IEnumerable<(string Text, bool IsHit)> parts)
    {
        var hasColors = console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;
        var passage = new Paragraph();
        foreach (var (text, isHit) in parts)
        {
            var safe = SafeText.Of(text);
            passage.Append(isHit && !hasColors ? $"[{safe}]" : safe, isHit && hasColors ? Found : Style.Plain);
        }

        console.Write(new Padder(passage, new Padding(PassageIndent, 0, 0, 0)));
    }

    private static Text Cell(string text) => new(SafeText.Of(text));
}
