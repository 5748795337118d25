using System.Diagnostics;
using System.Globalization;

namespace Kontextual.Torture;

/// <summary>When a write began and returned, on the clock that all processes of the machine share.</summary>
internal readonly record struct WriteTime(long Begun, long Ended)
{
    public double Milliseconds => Stopwatch.GetElapsedTime(Begun, Ended).TotalMilliseconds;

    public static WriteTime Parse(string line)
    {
        var parts = line.Split(' ');
        return new(long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>True when the write was in progress at some moment between two others.</summary>
    public bool IsWithin(long from, long to) => Begun < to && Ended > from;

    public override string ToString() => Phrase.Of($"{Begun} {Ended}");
}
