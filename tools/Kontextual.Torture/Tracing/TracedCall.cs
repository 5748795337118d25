using System.Text.RegularExpressions;

namespace Kontextual.Torture;

/// <summary>A system call that strace recorded.</summary>
/// <param name="Thread">The id of the thread.</param>
/// <param name="Name">The name of the call.</param>
/// <param name="Ordinal">The number of the call, from 1, among the calls of the thread with this name that access the paths.</param>
/// <param name="Text">The line of the log.</param>
internal sealed partial record TracedCall(int Thread, string Name, int Ordinal, string Text)
{
    /// <summary>True when the call changes something. Opening a file for reading changes nothing.</summary>
    public bool IsChange => !Name.StartsWith("open", StringComparison.Ordinal) || Text.Contains("O_CREAT", StringComparison.Ordinal) || Text.Contains("O_TRUNC", StringComparison.Ordinal);

    /// <summary>Reads the calls in a log that access a folder, in order.</summary>
    public static IReadOnlyList<TracedCall> Read(string log, string folder)
    {
        var counts = new Dictionary<(int, string), int>();
        var calls = new List<TracedCall>();
        foreach (var line in File.ReadLines(log).Where(line => line.Contains(folder + "/", StringComparison.Ordinal)))
        {
            // A call that is interrupted by another thread has two lines. The second line does not begin with the name of the call.
            if (Entered().Match(line) is not { Success: true } match)
                continue;
            var key = (ChildProgram.Number(match.Groups["thread"].Value), match.Groups["name"].Value);
            counts[key] = counts.GetValueOrDefault(key) + 1;
            calls.Add(new TracedCall(key.Item1, key.Item2, counts[key], line));
        }

        return calls;
    }

    /// <summary>Returns the paths of the files that the calls access.</summary>
    public static IReadOnlyList<string> PathsOf(IEnumerable<TracedCall> calls, string folder) =>
        [.. calls.SelectMany(call => Path().Matches(call.Text)).Select(match => match.Groups[1].Value)
            .Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)).Distinct()];

    [GeneratedRegex(@"^(?<thread>\d+) +(?<name>\w+)\(")]
    private static partial Regex Entered();

    [GeneratedRegex("""["<](/[^">]+)[">]""")]
    private static partial Regex Path();
}
