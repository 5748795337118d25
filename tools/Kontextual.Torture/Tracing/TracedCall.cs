using System.Text.RegularExpressions;

namespace Kontextual.Torture;

/// <summary>A call of the system, as strace counts it.</summary>
/// <param name="Thread">The thread that made it.</param>
/// <param name="Name">The call.</param>
/// <param name="Ordinal">1 for the thread's first call of that name that touches the paths, and so on.</param>
/// <param name="Text">The line, for people.</param>
internal sealed partial record TracedCall(int Thread, string Name, int Ordinal, string Text)
{
    /// <summary>True when it changes something: opening a file to read it does not.</summary>
    public bool IsChange => !Name.StartsWith("open", StringComparison.Ordinal) || Text.Contains("O_CREAT", StringComparison.Ordinal) || Text.Contains("O_TRUNC", StringComparison.Ordinal);

    /// <summary>The calls of a log that touch a folder, in order.</summary>
    public static IReadOnlyList<TracedCall> Read(string log, string folder)
    {
        var counts = new Dictionary<(int, string), int>();
        var calls = new List<TracedCall>();
        foreach (var line in File.ReadLines(log).Where(line => line.Contains(folder + "/", StringComparison.Ordinal)))
        {
            // A call that another thread interrupts has two lines; the second does not begin with its name.
            if (Entered().Match(line) is not { Success: true } match)
                continue;
            var key = (ChildProgram.Number(match.Groups["thread"].Value), match.Groups["name"].Value);
            counts[key] = counts.GetValueOrDefault(key) + 1;
            calls.Add(new TracedCall(key.Item1, key.Item2, counts[key], line));
        }

        return calls;
    }

    /// <summary>The files that calls touch.</summary>
    public static IReadOnlyList<string> PathsOf(IEnumerable<TracedCall> calls, string folder) =>
        [.. calls.SelectMany(call => Path().Matches(call.Text)).Select(match => match.Groups[1].Value)
            .Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)).Distinct()];

    [GeneratedRegex(@"^(?<thread>\d+) +(?<name>\w+)\(")]
    private static partial Regex Entered();

    [GeneratedRegex("""["<](/[^">]+)[">]""")]
    private static partial Regex Path();
}
