using System.Globalization;
using System.Text;

namespace Kontextual.Tests.Snapshots;

/// <summary>Changes snapshots at random, by their structure: lines, members and values, with hashes that fit or not.</summary>
internal static class SnapshotMutation
{
    private static readonly string[] Values =
        ["null", "true", "false", "0", "1", "2", "-1", "3.0", "1e400", "9223372036854775807", "99999999999999999999", "\"\"", "\" \"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[[[[]]]]"];

    /// <summary>Changes a snapshot, one to three times.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="random">What is changed follows from it.</param>
    /// <returns>The bytes, and what was done.</returns>
    public static (byte[] Bytes, string Done) Of(byte[] snapshot, Random random)
    {
        var forged = ForgedSnapshot.Of(snapshot);
        var done = new StringBuilder();
        for (var times = random.Next(1, 4); times > 0; times--)
            done.Append(Change(forged, random)).Append("; ");
        try
        {
            if (random.Next(3) > 0)
                forged.Chain();
            if (random.Next(5) > 0)
                forged.Seal();
        }
        catch (Exception e) when (e is FormatException or System.Text.Json.JsonException or InvalidOperationException or ArgumentException)
        {
            // The lines are no longer what can be made to fit, which an import must find as well.
            done.Append(e.GetType().Name);
        }

        return (forged.ToBytes(), done.ToString());
    }

    private static string Change(ForgedSnapshot forged, Random random)
    {
        var line = random.Next(forged.Lines.Count);
        var other = random.Next(forged.Lines.Count);
        switch (random.Next(8))
        {
            case 0:
                forged.Lines.RemoveAt(line);
                return Text($"without line {line + 1}");
            case 1:
                forged.Lines.Insert(other, forged.Lines[line]);
                return Text($"line {line + 1} again at {other + 1}");
            case 2:
                (forged.Lines[line], forged.Lines[other]) = (forged.Lines[other], forged.Lines[line]);
                return Text($"lines {line + 1} and {other + 1} swapped");
            case 3:
                var unit = random.Next(forged.Lines[line].Length);
                forged.Lines[line] = forged.Lines[line].Remove(unit, 1).Insert(unit, ((char)random.Next(' ', 127)).ToString());
                return Text($"line {line + 1} has another character at {unit}");
            default:
                return ChangeValue(forged, line, other, random);
        }
    }

    // Values from other lines are of the right form more often than others.
    private static string ChangeValue(ForgedSnapshot forged, int line, int other, Random random)
    {
        var (values, givers) = (ValuesOf(forged.Lines[line]), ValuesOf(forged.Lines[other]));
        if (values.Count == 0 || givers.Count == 0)
            return "nothing";
        var (start, end) = values[random.Next(values.Count)];
        var (from, to) = givers[random.Next(givers.Count)];
        var with = random.Next(2) == 0 ? Values[random.Next(Values.Length)] : forged.Lines[other][from..to];
        forged.Lines[line] = string.Concat(forged.Lines[line].AsSpan(0, start), with, forged.Lines[line].AsSpan(end));
        return Text($"line {line + 1} at {start}: {with}");
    }

    /// <summary>The places of values: after a colon, up to the next comma or bracket outside of a string.</summary>
    private static List<(int Start, int End)> ValuesOf(string line)
    {
        var found = new List<(int Start, int End)>();
        for (var at = line.IndexOf("\":", StringComparison.Ordinal); at >= 0; at = line.IndexOf("\":", at + 2, StringComparison.Ordinal))
        {
            var start = at + 2;
            var end = start;
            if (end < line.Length && line[end] == '"')
                end = Math.Max(line.IndexOf('"', end + 1), end) + 1;
            else
                end = line.IndexOfAny([',', '}', ']'], start) is var stop and >= 0 ? stop : line.Length;
            found.Add((start, Math.Min(end, line.Length)));
        }

        return found;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
